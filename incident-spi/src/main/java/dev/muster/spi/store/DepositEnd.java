package dev.muster.spi.store;

/** How the work on a delivery ends. */
public enum DepositEnd {
    /** Everything it means was applied. */
    APPLIED,
    /** It can be read by nobody; it stays for a person to look at. */
    QUARANTINED,
    /** Something was not available; it is due again. */
    AGAIN
}
