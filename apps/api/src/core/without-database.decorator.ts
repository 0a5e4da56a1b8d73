import { SetMetadata } from '@nestjs/common';

export const WITHOUT_DATABASE = 'without-database';

/** The handler asks the database nothing, so it gets no session: it answers while the database does not. */
export const WithoutDatabase = () => SetMetadata(WITHOUT_DATABASE, true);
