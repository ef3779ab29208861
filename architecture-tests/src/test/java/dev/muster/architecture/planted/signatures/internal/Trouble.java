package dev.muster.architecture.planted.signatures.internal;

public class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
