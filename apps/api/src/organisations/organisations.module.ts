import { Module } from '@nestjs/common';

import { CodesModule } from '../codes/codes.module';
import { OrganisationsController } from './organisations.controller';
import { OrganisationsService } from './organisations.service';

@Module({ imports: [CodesModule], controllers: [OrganisationsController], providers: [OrganisationsService] })
export class OrganisationsModule {}
