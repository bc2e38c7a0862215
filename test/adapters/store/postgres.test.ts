import { openPostgresStore } from '../../../src/adapters/store/open-store.ts';
import { usePostgresServer } from '../../postgres-server.ts';
import { describeWith } from '../../services.ts';
import { storeContract } from './contract.ts';

describeWith('postgres', 'the store on PostgreSQL', () => {
  const server = usePostgresServer();

  storeContract('PostgreSQL', {
    open: async (database) => openPostgresStore({ connectionString: await server.database(database) }),
    run: server.run,
  });
});
