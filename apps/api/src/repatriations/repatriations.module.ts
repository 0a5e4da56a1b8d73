import { Module } from '@nestjs/common';

import { RepatriationsService } from './repatriations.service';

@Module({ providers: [RepatriationsService], exports: [RepatriationsService] })
export class RepatriationsModule {}
