/** The organisation's emergency stop: asked anew for every change, so that throwing it needs no restart. */
export interface ChangeSwitch {
  /** True: nothing may be changed now. Also when it cannot be told. Never throws. */
  areChangesStopped(): Promise<boolean>;
}
