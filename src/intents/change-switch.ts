import type { Context } from './turn.ts';

/** Whether changes are switched off at this moment, by the settings or by the switch. Ask right before every change. */
export async function areChangesStopped({ ports, settings }: Context): Promise<boolean> {
  return settings.policy.readOnly || (await ports.changes.areChangesStopped());
}

/** The context as the switch stands now, so that a turn says at its beginning what it would refuse at its end. */
export async function asSwitched(context: Context): Promise<Context> {
  if (!(await areChangesStopped(context)) || context.settings.policy.readOnly) return context;
  return { ...context, settings: { ...context.settings, policy: { ...context.settings.policy, readOnly: true } } };
}
