package dev.muster.architecture.planted.signatures;

import dev.muster.architecture.planted.signatures.internal.Engine;

public final class BadChild extends Engine {}
