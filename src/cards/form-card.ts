import type { ChangeRequest } from '../core/change-request.ts';
import type { Diagnosis } from '../core/diagnosis.ts';
import type { ResetPlan } from '../core/reset-plan.ts';
import type { Outcome, RequestForm } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import {
  actionSet,
  banner,
  container,
  execute,
  fact,
  factSet,
  inputChoice,
  inputText,
  inputToggle,
  say,
  subtle,
  textBlock,
} from './elements.ts';
import { whoAndWhere } from './finding-parts.ts';
import { firstOf } from './lists.ts';
import { personHeader } from './person-parts.ts';
import type { Action, Element } from './schema.ts';
import { line, prose } from './text.ts';

type FormOutcome = Extract<Outcome, { kind: 'reset-planned' | 'unlock-planned' | 'form-problems' }>;
type PossiblePlan = Extract<ResetPlan, { kind: 'possible' }>;

const reasonLimit = 500;
const ticketLimit = 40;

/** The plan of a change and the questions an approver needs answered. The input ids are read by the use cases. */
export function formCard(outcome: FormOutcome, room: Room): CardContent {
  const { request, form } = outcome;
  const plan = outcome.kind === 'unlock-planned' ? undefined : outcome.plan;
  return {
    body: [
      textBlock(title(request), { size: 'small', weight: 'bolder', isSubtle: true }),
      ...personHeader(request.subject),
      ...(outcome.kind === 'form-problems' ? problemLines(outcome.problems, room) : []),
      ...(plan === undefined ? [] : planLines(plan, room)),
      ...(outcome.kind === 'unlock-planned' ? unlockLines(outcome.diagnosis, room) : []),
      ...(plan === undefined && request.caveats?.length ? [caveatBox(request.caveats, room)] : []),
      ...inputs(form, request),
    ],
    actions: [submit(request), cancel(request)],
  };
}

function title({ change }: ChangeRequest): ReturnType<typeof line> {
  return change.kind === 'reset' ? line`Reset password: nothing is changed yet` : line`Unlock: nothing is changed yet`;
}

function problemLines(problems: readonly string[], room: Room): readonly Element[] {
  const lines = firstOf(problems, room.entries, (problem) => textBlock(prose(problem, room.sentence)));
  return [container([...banner('attention', line`Please complete the form`).items, ...lines], { style: 'attention' })];
}

function planLines(plan: PossiblePlan, room: Room): readonly Element[] {
  const steps = plan.steps.slice(0, room.entries).map((step) => fact(step.where, prose(step.what, room.sentence)));
  return [
    textBlock(line`What will happen`, { weight: 'bolder', spacing: 'medium' }),
    ...(steps.length > 0 ? [factSet(steps)] : []),
    ...(plan.unlock ? [textBlock(line`The account is unlocked in the same change.`)] : []),
    ...(plan.caveats.length > 0 ? [caveatBox(plan.caveats, room)] : []),
    ...alternativeLines(plan, room),
  ];
}

function caveatBox(caveats: PossiblePlan['caveats'], room: Room): Element {
  const lines = firstOf(caveats, room.entries, (caveat) => textBlock(prose(caveat.text, room.sentence)));
  return container([textBlock(line`Before you ask`, { weight: 'bolder', color: 'warning' }), ...lines], {
    style: 'warning',
    spacing: 'medium',
  });
}

function alternativeLines(plan: PossiblePlan, room: Room): readonly Element[] {
  if (plan.alternatives.length === 0) return [];
  return [
    textBlock(line`What else would work`, { weight: 'bolder', spacing: 'medium' }),
    ...firstOf(plan.alternatives, room.entries, ({ title: name, remedy, say: words }) =>
      container([
        textBlock(line`${name}`),
        subtle(prose(remedy.action, room.sentence)),
        whoAndWhere(remedy),
        words === undefined ? undefined : actionSet([say('Do this instead', words)]),
      ]),
    ),
  ];
}

function unlockLines(diagnosis: Diagnosis, room: Room): readonly Element[] {
  return [
    textBlock(line`The lockout in AD is cleared. The password stays as it is.`),
    ...firstOf(diagnosis.findings, Math.min(room.entries, 3), (finding) => subtle(prose(finding.title, room.sentence))),
  ];
}

function inputs(form: RequestForm, request: ChangeRequest): readonly Element[] {
  const ticket = form.ticketRequired ? { required: 'Enter the ticket number.' } : {};
  return [
    inputChoice(
      'verification',
      'How did you verify the caller?',
      form.verifications,
      'Say how you verified the caller.',
    ),
    inputText('reason', 'Reason', {
      isMultiline: true,
      maxLength: reasonLimit,
      placeholder: `One sentence for the ${mustBeApproved(request) ? 'approver' : 'transcript'}. Never a password.`,
      required: 'Give a reason.',
      ...(form.reason !== undefined && { value: form.reason }),
    }),
    inputText('ticket', form.ticketRequired ? 'Ticket' : 'Ticket (if there is one)', {
      maxLength: ticketLimit,
      ...ticket,
      ...(form.ticket !== undefined && { value: form.ticket }),
    }),
    ...(form.forceChange === undefined
      ? []
      : [inputToggle('forceChange', 'Must choose a new password at the next sign-in', form.forceChange)]),
  ];
}

function submit(request: ChangeRequest): Action {
  const title = mustBeApproved(request) ? 'Ask for approval' : 'Unlock now';
  return execute(title, 'request.submit', { requestId: request.id }, { style: 'positive', associatedInputs: 'auto' });
}

function mustBeApproved({ change, approvalsNeeded = 0 }: ChangeRequest): boolean {
  return change.kind === 'reset' || approvalsNeeded > 0;
}

function cancel({ id }: ChangeRequest): Action {
  return execute('Cancel', 'request.cancel', { requestId: id }, { associatedInputs: 'none' });
}
