import { DOCUMENT } from '@angular/common';
import { inject, Service, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ColourTheme = (typeof THEMES)[number];

const REMEMBERED = 'rdrr-theme';

/** Light, dark or as the device says; remembered on this device. */
@Service()
export class ThemeChoice {
  private readonly document = inject(DOCUMENT);
  private readonly current = signal<ColourTheme>('system');

  readonly chosen = this.current.asReadonly();

  constructor() {
    const remembered = localStorage.getItem(REMEMBERED);
    this.choose(THEMES.find((theme) => theme === remembered) ?? 'system');
  }

  choose(theme: ColourTheme): void {
    this.current.set(theme);
    this.document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(REMEMBERED, theme);
  }
}
