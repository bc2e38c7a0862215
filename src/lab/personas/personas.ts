import { cloudCauses } from './cloud-causes.ts';
import { expiredAccountMatrix } from './expired-account-matrix.ts';
import { onPremisesCauses } from './on-premises-causes.ts';
import type { Persona } from './persona.ts';
import { staff } from './staff.ts';

/** Everybody at the lab's company. The order gives SIDs and employee numbers, so new people go to the end. */
export const personas: readonly Persona[] = [...staff, ...cloudCauses, ...onPremisesCauses, ...expiredAccountMatrix];

/** The people with a Teams page of their own. */
export const chattingPersonas: readonly ChattingPersona[] = personas.filter(
  (persona) => persona.role !== undefined,
) as ChattingPersona[];

export type ChattingPersona = Persona & { readonly role: NonNullable<Persona['role']> };
