/** How Teams sets cards: its sizes and spacing, and colours from `theme.css`, so that both themes fit. */
const colours = {
  default: { default: 'var(--text)', subtle: 'var(--text-soft)' },
  accent: { default: 'var(--brand-text)', subtle: 'var(--brand-text)' },
  attention: { default: 'var(--bad)', subtle: 'var(--bad)' },
  good: { default: 'var(--good)', subtle: 'var(--good)' },
  warning: { default: 'var(--warning)', subtle: 'var(--warning)' },
  dark: { default: 'var(--text)', subtle: 'var(--text-soft)' },
  light: { default: 'var(--text-soft)', subtle: 'var(--text-soft)' },
};

const style = (backgroundColor, borderColor) => ({ backgroundColor, borderColor, foregroundColors: colours });

const font = "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif";
const monospace = "'Cascadia Mono', Consolas, ui-monospace, 'DejaVu Sans Mono', monospace";
const sizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 };
const weights = { lighter: 400, default: 400, bolder: 600 };

export const hostConfig = {
  supportsInteractivity: true,
  fontFamily: font,
  fontSizes: sizes,
  fontWeights: weights,
  fontTypes: {
    default: { fontFamily: font, fontSizes: sizes, fontWeights: weights },
    monospace: { fontFamily: monospace, fontSizes: sizes, fontWeights: weights },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 28 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: style('transparent', 'var(--line)'),
    emphasis: style('var(--emphasis)', 'var(--line)'),
    accent: style('var(--brand-soft)', 'var(--brand)'),
    good: style('var(--good-soft)', 'var(--good)'),
    attention: style('var(--bad-soft)', 'var(--bad)'),
    warning: style('var(--warning-soft)', 'var(--warning)'),
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    preExpandSingleShowCardAction: false,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'default', spacing: 'small' },
  },
};
