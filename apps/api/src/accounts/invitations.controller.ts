import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  Acceptance,
  Accepted,
  Invitation,
  InvitationInput,
  InvitationSecret,
  OfferedRole,
  OpenInvitationPage,
  PageQuery,
} from '@rdrr/shared';

import { Asks } from '../core/asks.decorator';
import { AskedBy, type Caller } from '../core/caller';
import { Id } from '../core/id';
import { Returns } from '../core/returns.decorator';
import { NeedsStepUp } from '../core/step-up';
import { InvitationsService } from './invitations.service';

@Controller('invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Offers a role to an e-mail address, by a letter. */
  @Post()
  @NeedsStepUp()
  @ApiOperation({ summary: 'Offer a role to an e-mail address' })
  @Returns(Invitation, 201)
  invite(
    @AskedBy() caller: Caller | undefined,
    @Body({ schema: InvitationInput }) input: InvitationInput,
  ): Promise<Invitation> {
    return this.invitations.invite(caller, input);
  }

  /** What waits to be accepted, of what the caller may offer. */
  @Get()
  @ApiOperation({ summary: 'Roles that were offered and not taken yet' })
  @Returns(OpenInvitationPage)
  open(
    @AskedBy() caller: Caller | undefined,
    @Asks(PageQuery) query: PageQuery,
  ): Promise<OpenInvitationPage> {
    return this.invitations.open(caller, query);
  }

  /** Focal points, monitors and administrators are offered by two administrators. */
  @Post(':id/approve')
  @HttpCode(204)
  @NeedsStepUp()
  @ApiOperation({ summary: 'Agree to an offered role; the letter goes then' })
  approve(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.invitations.approve(caller, id);
  }

  /** Makes the link of an invitation stop working. */
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an offered role' })
  withdraw(@AskedBy() caller: Caller | undefined, @Param('id', Id) id: string): Promise<void> {
    return this.invitations.withdraw(caller, id);
  }

  /** Reads what a link offers; by POST, so that its secret stands in no address. */
  @Post('offered')
  @HttpCode(200)
  @ApiOperation({ summary: 'What an invitation offers' })
  @Returns(OfferedRole)
  offered(
    @AskedBy() caller: Caller | undefined,
    @Body({ schema: InvitationSecret }) secret: InvitationSecret,
  ): Promise<OfferedRole> {
    return this.invitations.offered(caller, secret);
  }

  /** Takes an offer: makes an account, or adds the role to the account that is signed in. */
  @Post('accept')
  @ApiOperation({ summary: 'Accept an offered role' })
  @Returns(Accepted, 201)
  accept(
    @AskedBy() caller: Caller | undefined,
    @Body({ schema: Acceptance }) acceptance: Acceptance,
  ): Promise<Accepted> {
    return this.invitations.accept(caller, acceptance);
  }
}
