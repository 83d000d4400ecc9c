import { MIGRATIONS } from '../../src/store/migrations/migrations.js';
import { openDatabase } from '../../src/store/open-database.js';

/** Begins a migration that changes a table and then takes for ever; argument: the file. */
const endless = {
  up: async ({ schema }: Parameters<NonNullable<(typeof MIGRATIONS)[string]>['up']>[0]) => {
    await schema.alterTable('digests').addColumn('half', 'text').execute();
    await schema.dropTable('votes').execute();
    process.stdout.write('half done\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
};
await openDatabase(process.argv[2] ?? '', { ...MIGRATIONS, '9999-endless': endless }, () => {});
