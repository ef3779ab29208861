package dev.muster.architecture.planted.signatures;

import dev.muster.architecture.planted.signatures.internal.Engine;
import java.util.List;

public final class BadArgument {
    public void run(List<Engine> engines) {}
}
