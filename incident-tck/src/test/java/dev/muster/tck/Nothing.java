package dev.muster.tck;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.conversation.NameRules;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Capabilities that do nothing, and the honest word of a tool in which nothing happens. */
final class Nothing {

    /** How nothing is done: by silence, or by agreeing to everything. */
    record Manner(boolean agreeable, boolean faults, RepeatSafety safety) {}

    /** The manner of what is made from now on; the suites that run inside the kit have no other way to be told. */
    static volatile Manner manner = new Manner(false, true, RepeatSafety.NATIVE_KEY);

    private Nothing() {}

    /** A fixture whose capability does nothing and in whose tool nothing is found. */
    static <F extends Fixture> F fixture(Class<F> type) {
        Manner chosen = manner;
        Map<Class<?>, Object> made = new java.util.HashMap<>();
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().equals("faults")) {
                return chosen.faults() ? Optional.of(proxy(Faults.class, (f, m, a) -> null)) : Optional.empty();
            }
            if (method.getName().equals("withoutFaultsBecause")) {
                return chosen.faults() ? "" : "nothing can fail";
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, arguments);
            }
            Class<?> answer = method.getReturnType();
            if (answer.isInterface() && answer.getPackageName().startsWith("dev.muster.spi") && !answer.isSealed()) {
                return made.computeIfAbsent(answer, capability -> capability(capability, chosen));
            }
            // the tool's own words are not those of the capability
            return answer == String.class
                    ? method.getName()
                    : value(method.getGenericReturnType(), new Manner(false, chosen.faults(), chosen.safety()));
        });
    }

    private static <C> C capability(Class<C> type, Manner chosen) {
        return proxy(type, (self, method, arguments) -> value(method.getGenericReturnType(), chosen));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "toString" -> "nothing";
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> handler.invoke(self, method, arguments);
                }));
    }

    /** An answer of this type that looks right and means nothing. */
    private static Object value(Type type, Manner chosen) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
        if (raw == Promises.class) {
            Map<Operation, RepeatSafety> all = new EnumMap<>(Operation.class);
            Arrays.stream(Operation.values()).forEach(operation -> all.put(operation, chosen.safety()));
            return new Promises(all);
        }
        if (raw == NameRules.class) {
            return new NameRules(80, true, "-_");
        }
        if (raw == List.class) {
            return chosen.agreeable() ? List.of(argument(type, 0, chosen)) : List.of();
        }
        if (raw == Set.class) {
            return chosen.agreeable() ? Set.of(argument(type, 0, chosen)) : Set.of();
        }
        if (raw == Map.class) {
            return Map.of();
        }
        if (raw == Optional.class) {
            return chosen.agreeable() ? Optional.of(argument(type, 0, chosen)) : Optional.empty();
        }
        return simple(raw, chosen);
    }

    private static Object argument(Type type, int index, Manner chosen) {
        return value(((ParameterizedType) type).getActualTypeArguments()[index], chosen);
    }

    private static Object simple(Class<?> raw, Manner chosen) {
        if (raw == void.class) {
            return null;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return chosen.agreeable();
        } else if (raw == int.class || raw == Integer.class) {
            return chosen.agreeable() ? 1 : 0;
        } else if (raw == long.class || raw == Long.class) {
            return chosen.agreeable() ? 1L : 0L;
        } else if (raw == String.class) {
            return "nothing";
        } else if (raw == Instant.class) {
            return Instant.EPOCH;
        } else if (raw == Duration.class) {
            return Duration.ZERO;
        } else if (raw == URI.class) {
            return URI.create("https://nothing.example");
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        } else if (raw.isSealed()) {
            return simple(raw.getPermittedSubclasses()[0], chosen);
        } else if (raw.isRecord()) {
            return record(raw, chosen);
        }
        if (raw.isInterface()) {
            return capability(raw, chosen);
        }
        throw new AssertionError("no plausible " + raw + ": add it here");
    }

    private static Object record(Class<?> raw, Manner chosen) {
        RecordComponent[] components = raw.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(c -> value(c.getGenericType(), chosen))
                .toArray();
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no " + raw + " of " + Arrays.toString(values), e);
        }
    }
}
