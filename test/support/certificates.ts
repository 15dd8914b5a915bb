import { generate } from "selfsigned";

/** A key and its certificate, both PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** A private certificate authority, and certificates for `localhost` and `authority.test` that it signed. */
export interface Certificates {
  readonly ca: KeyPair;
  readonly server: KeyPair;
  /** Expired yesterday. */
  readonly expired: KeyPair;
}

const dayMs = 86_400_000;
const common = { keyType: "ec", algorithm: "sha256" } as const;

/** Makes a private certificate authority. */
export async function createCertificates(): Promise<Certificates> {
  const ca = toKeyPair(
    await generate([{ name: "commonName", value: "a private authority" }], {
      ...common,
      extensions: [
        { name: "basicConstraints", cA: true, critical: true },
        { name: "keyUsage", keyCertSign: true, critical: true },
      ],
    }),
  );
  return { ca, server: await serverPair(ca, 1), expired: await serverPair(ca, -1) };
}

async function serverPair(ca: KeyPair, daysLeft: number): Promise<KeyPair> {
  return toKeyPair(
    await generate([{ name: "commonName", value: "localhost" }], {
      ...common,
      ca,
      notBeforeDate: new Date(Date.now() - 2 * dayMs),
      notAfterDate: new Date(Date.now() + daysLeft * dayMs),
      extensions: [
        { name: "basicConstraints", cA: false },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }, { type: 2, value: "authority.test" }] },
      ],
    }),
  );
}

const toKeyPair = ({ private: key, cert }: { private: string; cert: string }): KeyPair => ({ key, cert });
