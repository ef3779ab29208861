package dev.muster.testing;

import dev.muster.Incidents;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What is behind {@link IncidentTest}. A test that needs more than a playbook registers one:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final IncidentExtension INCIDENTS = IncidentExtension.with(test -> test.tool("pagerduty", Capability.PAGING));
 * }</pre>
 */
public final class IncidentExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(IncidentExtension.class);
    private static final Map<Class<?>, Function<TestIncidents, Object>> PARAMETERS = Map.of(
            TestIncidents.class, test -> test,
            Incidents.class, TestIncidents::incidents,
            Tools.class, TestIncidents::tools,
            VirtualTime.class, TestIncidents::time);

    private final Consumer<TestIncidentsBuilder> choices;

    /** An extension with the defaults; what JUnit calls for {@link IncidentTest}. */
    public IncidentExtension() {
        this(builder -> {});
    }

    private IncidentExtension(Consumer<TestIncidentsBuilder> choices) {
        this.choices = choices;
    }

    /** An extension with choices of one's own. */
    public static IncidentExtension with(Consumer<TestIncidentsBuilder> choices) {
        return new IncidentExtension(Objects.requireNonNull(choices, "choices"));
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("each test has incidents of its own: take "
                    + parameter.getParameter() + " in a test method, @BeforeEach or a constructor, not in @BeforeAll");
        }
        Class<?> type = parameter.getParameter().getType();
        return Objects.requireNonNull(PARAMETERS.get(type)).apply(testOf(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestIncidents test = store(context).get(TestIncidents.class, TestIncidents.class);
        if (test == null) {
            return;
        }
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isPresent()) {
            explain(failure.get(), context.getDisplayName(), test);
        } else {
            List<String> violations = Invariants.violations(Invariants.always(), test);
            if (!violations.isEmpty()) {
                throw new AssertionError("The test asserted nothing of this, but:\n  " + String.join("\n  ", violations)
                        + "\n\n" + test.diagnostics());
            }
        }
    }

    private static void explain(Throwable failure, String name, TestIncidents test) {
        String text = test.diagnostics();
        boolean said = failure.getMessage() != null && failure.getMessage().contains(text);
        if (!said) {
            PrintStream out = System.err;
            out.println(name + " failed.\n" + text);
        }
    }

    private TestIncidents testOf(ExtensionContext context) {
        return store(context).computeIfAbsent(TestIncidents.class, type -> make(context), TestIncidents.class);
    }

    private TestIncidents make(ExtensionContext context) {
        TestIncidentsBuilder builder = TestIncidents.builder();
        annotation(context)
                .map(IncidentTest::playbook)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> builder.playbook(Playbooks.named(name)));
        choices.accept(builder);
        return builder.build();
    }

    private static Optional<IncidentTest> annotation(ExtensionContext context) {
        Optional<IncidentTest> own = AnnotationSupport.findAnnotation(context.getTestMethod(), IncidentTest.class);
        return own.isPresent()
                ? own
                : AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), IncidentTest.class, context.getEnclosingTestClasses());
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
