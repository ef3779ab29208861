package dev.muster.architecture.planted.signatures;

import dev.muster.architecture.planted.signatures.internal.Trouble;

public final class BadThrower {
    public void run() throws Trouble {}
}
