/** Something to choose: its code, and its name in the language of the page. */
export interface Choice {
  value: string;
  label: string;
  /** Shown only where it is chosen. */
  isRetired?: boolean;
}

/** Choices that belong together; without a name, all there are. */
export interface ChoiceGroup {
  name?: string;
  choices: readonly Choice[];
}
