import { Ber, BerWriter, Control } from 'ldapts';

/** LDAP_SERVER_SHOW_DELETED_OID ([MS-ADTS] 3.1.1.3.4.1.14). */
export const showDeleted = (): Control => new Control('1.2.840.113556.1.4.417', { critical: true });

/** LDAP_SERVER_SD_FLAGS_OID ([MS-ADTS] 3.1.1.3.4.1.11), asking for the DACL alone: the SACL needs a privilege. */
export class DaclOnlyControl extends Control {
  constructor() {
    super('1.2.840.113556.1.4.801', { critical: true });
  }

  protected override writeControl(writer: BerWriter): void {
    const flags = new BerWriter();
    flags.startSequence();
    flags.writeInt(0x4);
    flags.endSequence();
    writer.writeBuffer(flags.buffer, Ber.OctetString);
  }
}
