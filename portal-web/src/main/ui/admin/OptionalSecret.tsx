import { Checkbox, PasswordInput } from '@mantine/core';

interface Props {
  /** Whether there is one, which is never told. */
  set: boolean;
  /** Null to keep what is set, empty for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  label: string;
  /** That there is one. */
  setText: string;
  forgetText: string;
}

/** A secret that goes in and never comes out, and without which a service may do. */
export function OptionalSecret({ set, value, onChange, label, setText, forgetText }: Props) {
  const forgotten = value === '';
  return (
    <div>
      <PasswordInput
        label={label}
        placeholder={set ? setText : undefined}
        autoComplete="new-password"
        disabled={forgotten}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
      {set && (
        <Checkbox
          mt="xs"
          size="sm"
          label={forgetText}
          checked={forgotten}
          onChange={(event) => onChange(event.currentTarget.checked ? '' : null)}
        />
      )}
    </div>
  );
}
