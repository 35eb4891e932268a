import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { FilesField } from '../officer/FilesField';
import type { PartProps } from './appointment';

interface Item {
  code: string;
  label: string;
  ruleId: string;
}

/** Conditions that the scheme asks for and bars that it names; the server says at which one it fails. */
export function GateFields({ scheme, draft, set, reasons }: PartProps) {
  const { attestations, conditionsAnyOf, bars, commitmentLetter, trainingBeforeDuty } =
    scheme.parameters.eligibility;
  return (
    <>
      {attestations.length > 0 && (
        <Ticks
          legend="逐项核实并确认"
          items={attestations}
          chosen={draft.attestations}
          onChange={(codes) => set('attestations', codes)}
          reasons={reasons.attestations}
        />
      )}
      {conditionsAnyOf.length > 0 && (
        <Ticks
          legend="至少符合一项"
          items={conditionsAnyOf}
          chosen={draft.conditions}
          onChange={(codes) => set('conditions', codes)}
          reasons={reasons.conditions}
        />
      )}
      {bars.length > 0 && (
        <Ticks
          legend="有下列情形的不得选聘（有则勾选）"
          items={bars}
          chosen={draft.bars}
          onChange={(codes) => set('bars', codes)}
          reasons={reasons.bars}
        />
      )}
      {commitmentLetter && (
        <Box>
          <Typography variant="subtitle2" component="h3">
            本人签署的承诺书（依据 {commitmentLetter.ruleId}）
          </Typography>
          <FilesField files={draft.letter} onChange={(files) => set('letter', files.slice(-1))} />
          <Ticks
            legend="承诺书写明的内容"
            items={commitmentLetter.items}
            chosen={draft.letterItems}
            onChange={(codes) => set('letterItems', codes)}
            reasons={reasons.commitmentLetter}
          />
        </Box>
      )}
      <Typography variant="subtitle2" component="h3">
        其他材料（申请表、推荐表等）
      </Typography>
      <FilesField files={draft.papers} onChange={(files) => set('papers', files)} />
      {trainingBeforeDuty && (
        <Alert severity="info">
          聘任后为“待培训”，登记上岗培训后方可履职（依据 {trainingBeforeDuty.ruleId}）。
        </Alert>
      )}
    </>
  );
}

function Ticks({
  legend,
  items,
  chosen,
  onChange,
  reasons,
}: {
  legend: string;
  items: readonly Item[];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
  reasons?: string[];
}) {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1.5 }}>
      <Typography component="legend" variant="subtitle2">
        {legend}
      </Typography>
      {items.map(({ code, label, ruleId }) => (
        <FormControlLabel
          key={code}
          sx={{ display: 'flex' }}
          label={`${label}（${ruleId}）`}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(code)}
              onChange={(_, on) => onChange(on ? [...chosen, code] : chosen.filter((each) => each !== code))}
            />
          }
        />
      ))}
      {reasons?.map((reason) => (
        <FormHelperText key={reason} error role="alert">
          {reason}
        </FormHelperText>
      ))}
    </Box>
  );
}
