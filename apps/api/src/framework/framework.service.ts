import { Injectable } from '@nestjs/common';
import type { Framework } from '@rdrr/shared';

import { DbSession } from '../core/db-session';
import { FrameworkEntity, QuestionEntity, RecommendationEntity, ThemeEntity } from './framework.entities';

@Injectable()
export class FrameworkService {
  constructor(private readonly db: DbSession) {}

  /** The framework in force, with themes, recommendations and questions in their order. */
  async get(): Promise<Framework> {
    const [framework] = await this.db.repository(FrameworkEntity).find({ take: 1 });
    if (!framework) throw new Error('No framework has been loaded');
    const themes = await this.db.repository(ThemeEntity).find({ order: { position: 'ASC' } });
    const recommendations = await this.db.repository(RecommendationEntity).find({ order: { order: 'ASC' } });
    const questions = await this.db.repository(QuestionEntity).find({ order: { code: 'ASC' } });
    return {
      ...framework,
      themes,
      recommendations: recommendations.map((each) => ({
        ...each,
        questions: questions.filter(({ recommendation }) => recommendation === each.code),
      })),
    };
  }
}
