import type { Framework, Question, Recommendation, Theme } from '@rdrr/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('frameworks')
export class FrameworkEntity implements Omit<Framework, 'themes' | 'recommendations'> {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  version!: string;

  @Column({ type: 'jsonb' })
  title!: Framework['title'];

  @Column({ type: 'jsonb' })
  status!: Framework['status'];

  @Column({ type: 'date', name: 'compiled_on' })
  compiledOn!: string;

  @Column({ type: 'jsonb' })
  source!: Framework['source'];

  @Column({ type: 'jsonb' })
  disclaimer!: Framework['disclaimer'];

  @Column({ type: 'jsonb', name: 'provenance_legend' })
  provenanceLegend!: Framework['provenanceLegend'];
}

@Entity('themes')
export class ThemeEntity implements Theme {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  framework!: string;

  @Column({ type: 'smallint' })
  position!: number;

  @Column({ type: 'jsonb' })
  title!: Theme['title'];

  @Column({ type: 'jsonb' })
  description!: Theme['description'];

  @Column({ type: 'text' })
  provenance!: Theme['provenance'];
}

@Entity('recommendations')
export class RecommendationEntity implements Omit<Recommendation, 'questions'> {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  theme!: string;

  @Column({ type: 'smallint' })
  order!: number;

  @Column({ type: 'jsonb' })
  title!: Recommendation['title'];

  @Column({ type: 'jsonb' })
  statement!: Recommendation['statement'];

  @Column({ type: 'jsonb' })
  rationale!: Recommendation['rationale'];

  @Column({ type: 'jsonb' })
  source!: Recommendation['source'];

  @Column({ type: 'jsonb', name: 'other_sources' })
  otherSources!: Recommendation['otherSources'];

  @Column({ type: 'text' })
  provenance!: Recommendation['provenance'];

  @Column({ type: 'jsonb', name: 'provenance_note' })
  provenanceNote!: Recommendation['provenanceNote'];

  @Column({ type: 'text', array: true })
  pillars!: string[];

  @Column({ type: 'text', name: 'suggested_activity_types', array: true })
  suggestedActivityTypes!: string[];

  @Column({ type: 'text', name: 'suggested_target_groups', array: true })
  suggestedTargetGroups!: string[];
}

@Entity('questions')
export class QuestionEntity implements Question {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  recommendation!: string;

  @Column({ type: 'jsonb' })
  text!: Question['text'];
}
