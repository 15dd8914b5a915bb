import { allFields, type Field, type FieldName } from "../profile/fields.ts";

/** A field that can be chosen when a profile is made. */
export type SettableField = Field & Required<Pick<Field, "option" | "label">>;

/** Every field that an option of `init` and a template's placeholder can set, in the order of the file. */
export const settableFields: readonly SettableField[] = allFields.filter(
  (field): field is SettableField => field.option !== undefined && field.label !== undefined,
);

/** Chosen values by their field. */
export type Values = ReadonlyMap<FieldName, string>;
