import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';

/**
 * Posts the least that counts as a message, without a token, and gives the status of the answer. Never rejects. An empty
 * body would be refused for its form (400), which says nothing of tokens.
 */
export async function probeEndpoint(url: string, timeoutMs: number): Promise<Probed<number>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message' }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return seen(response.status);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    return unseen('no-answer', code ?? (cause instanceof Error ? cause.message : String(cause)));
  }
}
