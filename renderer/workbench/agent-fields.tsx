import type { AnswerState } from '../../shared/answer.ts'
import {
  levelMeaning,
  modeMeaning,
  productMeaning,
  takesAcknowledgement,
} from '../../shared/platforms/thunderphone/agent-config.ts'
import type { SetIn } from '../document/answer-edits.ts'
import type { AnswerFields } from '../document/read-answer.ts'
import { Choice, type Option } from '../ui/choice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { FieldFindings, findingsAt, findingsIn, hasError } from './field-findings.tsx'
import { PromptField } from './prompt-field.tsx'
import { ToolList } from './tool-list.tsx'
import type { AnswerText } from './use-answer-text.ts'
import { VoiceField } from './voice-field.tsx'

interface AgentFieldsProps {
  readonly answer: AnswerState
  readonly fields: AnswerFields
  readonly written: AnswerText
  readonly set: SetIn
}

const optionsOf = (meanings: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(meanings).map(([value, meaning]) => ({ value, label: value, meaning }))

const productOptions = optionsOf(productMeaning)
const modeOptions = optionsOf(modeMeaning)
const levelOptions = optionsOf(levelMeaning)

/** The empty choice takes the key out instead of writing an empty string, which the platform would refuse. */
const orNothing = (value: string): string | undefined => (value === '' ? undefined : value)

/** The fields of an agent config, in the order of the documentation. */
export const AgentFields = ({ answer, fields, written, set }: AgentFieldsProps) => {
  const at = (key: string) => findingsAt(written.check.findings, [key])
  const bad = (key: string): boolean => hasError(at(key))
  const findings = (key: string) => (
    <FieldFindings answerId={answer.id} text={written.text} findings={at(key)} />
  )
  const showAck =
    takesAcknowledgement(fields.product) ||
    fields.acknowledgementMode !== '' ||
    fields.acknowledgementPrompt !== ''
  return (
    <>
      <div className="prompt-area">
        <PromptField value={fields.prompt} bad={bad('prompt')} onChange={value => set(['prompt'], value)} />
        {findings('prompt')}
      </div>
      <div className="two">
        <div>
          <VoiceField
            value={fields.voice}
            bad={bad('voice') || bad('voice_name')}
            onChange={value => set([fields.voiceKey], orNothing(value))}
          />
          {findings('voice')}
          {findings('voice_name')}
        </div>
        <div>
          <Choice
            label="Product"
            value={fields.product}
            options={productOptions}
            unset="not set (spark)"
            bad={bad('product')}
            onChange={value => set(['product'], orNothing(value))}
          />
          {findings('product')}
        </div>
      </div>
      {showAck && (
        <>
          <div>
            <Choice
              label="Acknowledgement"
              value={fields.acknowledgementMode}
              options={modeOptions}
              unset="not set"
              bad={bad('acknowledgement_prompt_mode')}
              onChange={value => set(['acknowledgement_prompt_mode'], orNothing(value))}
            />
            {findings('acknowledgement_prompt_mode')}
          </div>
          <div>
            <TextField
              label="Acknowledgement prompt"
              value={fields.acknowledgementPrompt}
              bad={bad('acknowledgement_prompt')}
              placeholder={
                fields.acknowledgementMode === 'manual'
                  ? 'required when the acknowledgement is manual'
                  : 'not set'
              }
              spellCheck
              onChange={value => set(['acknowledgement_prompt'], orNothing(value))}
            />
            {findings('acknowledgement_prompt')}
          </div>
        </>
      )}
      <div className="two">
        <div>
          <Choice
            label="Thinking level"
            value={fields.thinkingLevel}
            options={levelOptions}
            unset="from product"
            bad={bad('thinking_level')}
            onChange={value => set(['thinking_level'], orNothing(value))}
          />
          {findings('thinking_level')}
        </div>
        <div>
          <TextField
            label="Background track"
            value={fields.backgroundTrack}
            bad={bad('background_track')}
            placeholder="none"
            onChange={value => set(['background_track'], value === '' ? null : value)}
          />
          {findings('background_track')}
        </div>
      </div>
      <ToolList
        answerId={answer.id}
        text={written.text}
        tools={fields.tools}
        findings={findingsIn(written.check.findings, ['tools'])}
        set={set}
      />
      {fields.otherKeys.length > 0 && (
        <p className="hint">
          Kept as they are, without a field here: <span className="mono">{fields.otherKeys.join(', ')}</span>
        </p>
      )}
    </>
  )
}
