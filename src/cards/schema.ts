/** The part of Adaptive Cards 1.5 that Latchkey uses: what Teams draws alike on desktop, web and phone. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
  readonly refresh?: Refresh;
}

export type Colour = 'default' | 'good' | 'warning' | 'attention' | 'accent';

interface Placed {
  readonly id?: string;
  readonly spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
  readonly separator?: boolean;
  readonly isVisible?: boolean;
}

export interface TextBlock extends Placed {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'small' | 'medium' | 'large';
  readonly weight?: 'bolder';
  readonly color?: Colour;
  readonly isSubtle?: boolean;
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly fontType?: 'monospace';
  readonly size?: 'small' | 'medium' | 'large' | 'extraLarge';
  readonly weight?: 'bolder';
}

export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

export interface FactSet extends Placed {
  readonly type: 'FactSet';
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly title: string;
  readonly value: string;
}

export interface Container extends Placed {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'emphasis' | 'good' | 'warning' | 'attention';
}

export interface ColumnSet extends Placed {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'stretch' | 'auto';
  readonly items: readonly Element[];
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

interface Input {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
}

export interface InputText extends Input {
  readonly type: 'Input.Text';
  readonly isMultiline?: true;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly value?: string;
}

export interface InputChoiceSet extends Input {
  readonly type: 'Input.ChoiceSet';
  readonly style: 'compact' | 'expanded';
  readonly placeholder?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

/** Says `true` or `false` as text; every input of a card arrives as text. */
export interface InputToggle {
  readonly type: 'Input.Toggle';
  readonly id: string;
  readonly title: string;
  readonly value: 'true' | 'false';
  readonly valueOn: 'true';
  readonly valueOff: 'false';
  readonly wrap: true;
}

export type Element =
  TextBlock | RichTextBlock | FactSet | Container | ColumnSet | ActionSet | InputText | InputChoiceSet | InputToggle;

/** All that a button carries back. Who pressed it comes from the authenticated activity, never from here. */
export interface ActionData {
  readonly requestId?: string;
  readonly pick?: number;
  readonly questionId?: string;
  /** Only in the fallback of an Execute, which has no `verb` of its own. */
  readonly verb?: string;
}

export interface Execute {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: ActionData;
  readonly style?: 'positive' | 'destructive';
  readonly associatedInputs?: 'auto' | 'none';
  readonly fallback: Submit | 'drop';
}

/** Types a message for the person, or stands in for an Execute where a client does not know that. */
export interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: ActionData | { readonly msteams: { readonly type: 'imBack'; readonly value: string } };
  readonly associatedInputs?: 'auto' | 'none';
}

export interface ToggleVisibility {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
}

export type Action = Execute | Submit | ToggleVisibility;

export interface Refresh {
  readonly action: {
    readonly type: 'Action.Execute';
    readonly title: string;
    readonly verb: string;
    readonly data: ActionData;
  };
}
