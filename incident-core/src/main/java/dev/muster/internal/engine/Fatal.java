package dev.muster.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which errors a piece of work may end with while its thread goes on. A class that cannot be loaded, a stack that ran over and a failed assertion are
 * bugs of that piece of work: the next one is not touched. Of a virtual machine that is out of memory or broken nobody knows what still works: nothing is
 * settled, the lease ends, and the thread reports it and tries again later.
 */
public final class Fatal {

    private Fatal() {}

    /** Whether the virtual machine itself is in trouble. */
    public static boolean is(@Nullable Throwable problem) {
        return problem instanceof VirtualMachineError && !(problem instanceof StackOverflowError);
    }

    /** Throws a fatal one again, and returns for any other. */
    public static void rethrow(@Nullable Throwable problem) {
        if (problem instanceof VirtualMachineError fatal && is(problem)) {
            throw fatal;
        }
    }
}
