package dev.muster.scenarios.crash;

import dev.muster.automation.Effect;
import dev.muster.playbook.Playbook;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do in one run. Stateless: one flow plays in many worlds at once. */
interface Flow {

    /** Its name, for reports. */
    String name();

    /** The playbook of its incidents. */
    Playbook playbook();

    /** What is in the tools before anything happens. */
    default void prepare(World world) {}

    /** What people do, in order. */
    List<Consumer<Stage>> steps();

    /** Whether its first step is what it is about. */
    boolean beginsAtOnce();

    /** The steps that only lead to what it is about. */
    Flow before();

    /**
     * The steps that it is about.
     *
     * @param arrive brings a new world to where the other steps end
     */
    Flow begun(Consumer<World> arrive);

    /** Whether it has so many pairs of faults that some are drawn; of any other, every pair is carried out from where it {@linkplain #begun begins}. */
    boolean isDrawn();

    /** What the world does at once when a tool was changed, before anybody learns of it. */
    default void react(World world, Site site, @Nullable Object answer) {}

    /** Whether an effect is given up although nothing but the flow itself stands in its way. */
    default boolean givesUp(Effect effect) {
        return false;
    }

    /** Whether what an effect made twice can be taken back: not a page that somebody resolved meanwhile. */
    boolean takesBack(Effect effect);

    /** What must hold at the end of this flow beyond what must hold after every run. */
    default void check(World world, List<String> problems) {}
}
