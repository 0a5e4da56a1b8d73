import { Module } from '@nestjs/common';

import { CodesModule } from '../codes/codes.module';
import { LookAlikesService } from './look-alikes.service';
import { LookAlikesController, OrganisationsController } from './organisations.controller';
import { OrganisationsRegister } from './organisations-register';
import { OrganisationsService } from './organisations.service';

@Module({
  imports: [CodesModule],
  controllers: [OrganisationsController, LookAlikesController],
  providers: [OrganisationsService, OrganisationsRegister, LookAlikesService],
})
export class OrganisationsModule {}
