import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Acceptance, Accepted, Invitation, InvitationInput } from '@rdrr/shared';

import { AskedBy, type Caller } from '../core/caller';
import { Returns } from '../core/returns.decorator';
import { InvitationsService } from './invitations.service';

@Controller('invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Offers a role to an e-mail address, by a letter. */
  @Post()
  @ApiOperation({ summary: 'Offer a role to an e-mail address' })
  @Returns(Invitation, 201)
  invite(
    @AskedBy() caller: Caller | undefined,
    @Body({ schema: InvitationInput }) input: InvitationInput,
  ): Promise<Invitation> {
    return this.invitations.invite(caller, input);
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
