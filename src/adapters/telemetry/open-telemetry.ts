import { trace, SpanStatusCode, type Attributes, type Context, type Span } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Secret } from '../../core/secret.ts';
import type { Step, Telemetry } from '../../ports/telemetry.ts';
import { createInstruments } from './instruments.ts';

export interface TelemetryOptions {
  /** Base address of an OTLP/HTTP collector; `/v1/metrics` and `/v1/traces` are added. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, Secret>>;
  readonly serviceName: string;
  readonly serviceVersion: string;
  readonly intervalMs: number;
  /** Share of the answers that are traced, 0 to 1. Figures count all of them. */
  readonly traceRatio: number;
}

/** Registers nothing globally: what is measured is what this object is asked to measure, and no library's own calls. */
export function openTelemetry(options: TelemetryOptions): Telemetry {
  const { metrics, traces } = openProviders(options);
  const meter = metrics.getMeter('latchkey');
  const tracer = traces.getTracer('latchkey');
  const instruments = createInstruments(meter);
  const contexts = new AsyncLocalStorageContextManager().enable();

  const start = (step: Step): { readonly span: Span; readonly context: Context } => {
    const parent = contexts.active();
    const span = tracer.startSpan(nameOf(step), { attributes: attributesOf(step) }, parent);
    return { span, context: trace.setSpan(parent, span) };
  };

  return {
    async measure(step, work, outcomeOf) {
      const { span, context } = start(step);
      const began = performance.now();
      const note = (outcome: string) => {
        const attributes = { ...attributesOf(step), 'latchkey.outcome': outcome };
        const seconds = (performance.now() - began) / 1_000;
        if (step.kind === 'answer') instruments.answers.add(1, attributes);
        const durations = step.kind === 'answer' ? instruments.answerDuration : instruments.directoryDuration;
        durations.record(seconds, attributes);
        span.setAttribute('latchkey.outcome', outcome);
        span.end();
      };
      try {
        const answer = await contexts.with(context, work);
        note(outcomeOf(answer));
        return answer;
      } catch (error) {
        // The message of an error may name a person, so only its class goes out.
        span.setStatus({ code: SpanStatusCode.ERROR });
        note(error instanceof Error ? error.name : 'error');
        throw error;
      }
    },

    observe(gauge, ask) {
      meter
        .createObservableGauge(`latchkey.${gauge.replace('-', '_')}`, { unit: '{request}' })
        .addCallback(async (result) => {
          const value = await ask().catch(() => undefined);
          if (value !== undefined) result.observe(value);
        });
    },

    noteSyncDelay: (seconds) => instruments.syncDelay.record(seconds),

    async stop() {
      await Promise.allSettled([metrics.shutdown({ timeoutMillis: 3_000 }), traces.shutdown()]);
      contexts.disable();
    },
  };
}

function openProviders({ endpoint, serviceName, serviceVersion, intervalMs, traceRatio, ...rest }: TelemetryOptions) {
  const resource = resourceFromAttributes({ 'service.name': serviceName, 'service.version': serviceVersion });
  const headers = Object.fromEntries(Object.entries(rest.headers).map(([name, value]) => [name, value.reveal()]));
  const address = (path: string) => ({
    url: `${endpoint.replace(/\/$/, '')}/v1/${path}`,
    headers,
    timeoutMillis: 3_000,
  });
  const exporter = new OTLPMetricExporter(address('metrics'));
  return {
    metrics: new MeterProvider({
      resource,
      readers: [
        new PeriodicExportingMetricReader({
          exporter,
          exportIntervalMillis: intervalMs,
          exportTimeoutMillis: Math.min(intervalMs, 5_000),
        }),
      ],
    }),
    traces: new TracerProvider({
      resource,
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(traceRatio) }),
      spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(address('traces')) })],
    }),
  };
}

const nameOf = (step: Step): string =>
  step.kind === 'answer' ? `answer ${step.intent}` : `${step.directory} ${step.operation}`;

const attributesOf = (step: Step): Attributes =>
  step.kind === 'answer'
    ? { 'latchkey.intent': step.intent }
    : { 'latchkey.directory': step.directory, 'latchkey.operation': step.operation };
