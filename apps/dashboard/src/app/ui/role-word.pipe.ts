import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Role } from '@rdrr/shared';

/** What a role is called in the language of the page. */
@Pipe({ name: 'roleWord', pure: false })
export class RoleWordPipe implements PipeTransform {
  private readonly transloco = inject(TranslocoService);

  transform(role: Role): string {
    return this.transloco.translate(`roles.${role}`);
  }
}
