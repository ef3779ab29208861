package dev.muster.scenarios.crash;

import dev.muster.IncidentListener;
import dev.muster.lifecycle.Recorded;
import dev.muster.spi.Provider;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a world comes to where a flow begins: the engine carries the steps before that out once, undisturbed, and every further world is brought there by
 * what the engine changed in store and tools.
 */
final class Prelude {

    private final List<Change> changes = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<String> acknowledged;
    private final Instant end;

    /**
     * A call that changed something.
     *
     * @param at when it was made
     * @param tool how a provider is asked for what was called, or null for the store
     */
    private record Change(Instant at, int node, @Nullable Method tool, Method method, Object[] arguments) {}

    /** What a listener was told. */
    private record Told(String incident, Recorded event) {}

    Prelude(Flow flow, RepeatSafety safety) {
        World world = new World(new Schedule(flow.before(), safety, List.of()), new Recorder(), false);
        world.stage().play();
        this.acknowledged = List.copyOf(world.stage().acknowledged());
        this.end = world.time().instant();
        World brought = new World(new Schedule(flow, safety, List.of()), Plant.NONE, false);
        flow.prepare(brought);
        bring(brought);
        if (!Picture.of(brought).equals(Picture.of(world))) {
            throw new IllegalStateException("what was changed before " + flow.name() + " begins is not all there is");
        }
    }

    /** Brings a world in which nothing happened yet to where the flow begins. */
    void bring(World world) {
        Map<Method, Object> tools = new HashMap<>();
        for (Change change : changes) {
            world.time().until(change.at());
            Object target = change.tool() == null
                    ? world.store()
                    : tools.computeIfAbsent(change.tool(), tool -> reach(tool, world.tools()));
            Object answer = call(change.method(), target, change.arguments());
            world.carriedOut(change.node(), Site.of(change.method()), change.arguments(), answer);
        }
        told.forEach(each -> world.heard(each.incident(), each.event()));
        world.stage().acknowledged().addAll(acknowledged);
        world.time().until(end);
    }

    private static Object reach(Method tool, Provider tools) {
        return Optional.ofNullable((Optional<?>) call(tool, tools, null))
                .flatMap(capability -> capability)
                .orElseThrow();
    }

    private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments) {
        try {
            return Wire.carryOut(method, target, arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(method + " went well when it was first called", e);
        }
    }

    /** Writes down what an undisturbed engine changes. */
    private final class Recorder implements Plant {

        @Override
        public IncidentStore storeBelow(Node node, IncidentStore store) {
            return IncidentStore.class.cast(recorded(node, IncidentStore.class, store, null));
        }

        @Override
        public Provider toolsBelow(Node node, Provider tools) {
            return Provider.class.cast(proxy(Provider.class, (proxy, tool, arguments) -> {
                Object answer = Wire.carryOut(tool, tools, arguments);
                return answer instanceof Optional<?> capability
                        ? capability.map(target -> recorded(node, contractOf(tool), target, tool))
                        : answer;
            }));
        }

        @Override
        public IncidentListener listenerAbove(Node node, IncidentListener listener) {
            return (incident, event) -> {
                told.add(new Told(incident, event));
                listener.happened(incident, event);
            };
        }

        private Object recorded(Node node, Class<?> contract, Object target, @Nullable Method tool) {
            return proxy(contract, (proxy, method, arguments) -> {
                CallKind kind = Site.of(method).kind();
                if (kind != null && kind.isChange()) {
                    changes.add(new Change(node.world().time().instant(), node.number(), tool, method, arguments));
                }
                return Wire.carryOut(method, target, arguments);
            });
        }

        private static Class<?> contractOf(Method tool) {
            return (Class<?>) ((ParameterizedType) tool.getGenericReturnType()).getActualTypeArguments()[0];
        }

        private static Object proxy(Class<?> contract, InvocationHandler handler) {
            return Proxy.newProxyInstance(Prelude.class.getClassLoader(), new Class<?>[] {contract}, handler);
        }
    }
}
