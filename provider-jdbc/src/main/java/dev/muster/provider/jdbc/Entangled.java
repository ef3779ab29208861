package dev.muster.provider.jdbc;

/** One of several changes in a transaction cannot be written, and something of it is already: the transaction has to be undone, and each tried alone. */
final class Entangled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Entangled(String why) {
        super(why, null, false, false);
    }
}
