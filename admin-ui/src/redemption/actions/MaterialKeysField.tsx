import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import type { FieldsProps } from './types';

/** What is missing, from the guide's checklist; all at once, because it can be asked only once. */
export const MaterialKeysField = ({ record, values, errors, set }: FieldsProps) => {
  const chosen = (values.materialKeys as string[] | undefined) ?? [];
  const toggle = (key: string) =>
    set('materialKeys', chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key]);
  return (
    <FormControl component="fieldset" error={Boolean(errors.materialKeys)}>
      <FormLabel component="legend">需补正的材料（按办事指南清单）</FormLabel>
      <FormGroup>
        {record.item.guide.materials.map((material) => (
          <FormControlLabel
            key={material.key}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(material.key)}
                onChange={() => toggle(material.key)}
              />
            }
            label={`${material.name}${material.required ? '（必交）' : ''}`}
          />
        ))}
      </FormGroup>
      {errors.materialKeys && <FormHelperText>{errors.materialKeys}</FormHelperText>}
    </FormControl>
  );
};
