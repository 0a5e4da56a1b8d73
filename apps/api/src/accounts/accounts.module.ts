import { type DynamicModule, Module } from '@nestjs/common';

import { Callers } from '../core/caller';
import { CONFIG, type Config } from '../core/config';
import { AccountNames } from './account-names';
import { AccountsCallers } from './accounts-callers';
import { AccountsDatabase } from './accounts-database';
import { Administrators } from './administrators';
import { BreakGlassController } from './break-glass.controller';
import { BreakGlassService } from './break-glass.service';
import { DemoAccounts } from './demo-accounts';
import { IdentitiesController } from './identities.controller';
import { IdentitiesService } from './identities.service';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';
import { LostFactorService } from './lost-factor.service';
import { Mail } from './mail';
import { MeController } from './me.controller';
import { MeService } from './me.service';
import { OrganisationNames } from './organisation-names';
import { OutboxController } from './outbox.controller';
import { OwnSessionsController } from './own-sessions.controller';
import { OwnSessionsService } from './own-sessions.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { RightsService } from './rights.service';
import { SignIn } from './sign-in';
import { StepUpService } from './step-up.service';
import { Throttle } from './throttle';

/** People: signing in and out, and who they are. Global, because the frame asks it who is calling. */
@Module({
  controllers: [
    BreakGlassController,
    IdentitiesController,
    InvitationsController,
    MeController,
    OutboxController,
    OwnSessionsController,
    PeopleController,
  ],
  providers: [
    AccountNames,
    AccountsDatabase,
    Administrators,
    BreakGlassService,
    SignIn,
    Mail,
    Throttle,
    IdentitiesService,
    InvitationsService,
    LostFactorService,
    OrganisationNames,
    OwnSessionsService,
    PeopleService,
    MeService,
    RightsService,
    StepUpService,
    DemoAccounts,
    { provide: Callers, useClass: AccountsCallers },
  ],
  exports: [AccountNames, Callers, OrganisationNames],
})
export class AccountsModule {
  static with(config: Config): DynamicModule {
    return {
      module: AccountsModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: config }],
    };
  }
}
