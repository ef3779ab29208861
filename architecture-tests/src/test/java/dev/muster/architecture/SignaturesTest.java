package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long it takes to refuse a signature tells nothing about the right one. */
class SignaturesTest {

    private static final String MAC = "javax.crypto.Mac";
    private static final String DIGEST = "java.security.MessageDigest";
    private static final String CONSTANT_TIME = "isEqual";
    private static final String WAY_IN = "spi.inbound.Inbound";
    private static final String DOOR = "provider.http.webhook.WebhookDoor";

    /** What stops at the first difference. */
    private static final Set<String> HASTY = Set.of(
            "equals",
            "deepEquals",
            "equalsIgnoreCase",
            "contentEquals",
            "regionMatches",
            "compare",
            "compareTo",
            "compareToIgnoreCase",
            "compareUnsigned",
            "mismatch");

    private static final String ANOTHER_LOOP = "class A { boolean a(byte[][] all, byte[] one) { boolean is = false;"
            + " for (byte[] each : all) { is |= MessageDigest.isEqual(each, one); } return is; }"
            + " int b(int[] all) { for (int each : all) { if (each > 1) { return each; } } return 0; } }";

    @Test
    @Tag("T03")
    void whoever_makes_a_signature_compares_none_by_what_stops_at_the_first_difference() {
        HouseRule.holds(
                "signed",
                layout -> HouseRule.classes(
                        "classes that make or compare signatures",
                        type -> layout.owns(type) && !layout.in(type, Layout.KIT_OF_HTTP),
                        "compare in constant time",
                        type -> type.getAccessesFromSelf().stream()
                                .filter(access -> isHasty(access.getTarget()))
                                .filter(access ->
                                        layout.in(type, "provider.http.webhook") || seesSignatures(access.getOrigin()))
                                .map(access -> access.getOrigin().getName() + " calls "
                                        + access.getTarget().getFullName())));
    }

    @Test
    @Tag("T03")
    void every_way_in_verifies_at_the_door_of_webhooks_or_in_constant_time() {
        HouseRule.holds(
                "waysin",
                layout -> HouseRule.classes(
                        "ways in",
                        type -> layout.owns(type)
                                && !type.isInterface()
                                && type.isAssignableTo(layout.root() + '.' + WAY_IN),
                        "verify what comes",
                        type -> compares(type)
                                        || HouseRule.uses(type)
                                                .anyMatch(used -> used.getName().equals(layout.root() + '.' + DOOR))
                                ? Stream.empty()
                                : Stream.of("verifies nothing in constant time")));
    }

    @Test
    @Tag("T03")
    void no_comparison_of_signatures_is_skipped_once_one_has_matched() {
        assertThat(skips(planted("for (byte[] b : all) { if (MessageDigest.isEqual(a, b)) { return true; } }")))
                .containsExactly("A.java:1 leaves a loop early");
        assertThat(skips(planted("while (true) { found = isEqual(a, all[i++]); if (found) { break; } }")))
                .containsExactly("A.java:1 leaves a loop early");
        assertThat(skips(planted("for (byte[] b : all) { found = found || MessageDigest.isEqual(a, b); }")))
                .containsExactly("A.java:1 compares only if need be");
        assertThat(skips(planted("found = all.stream().anyMatch(b -> MessageDigest.isEqual(a, b));")))
                .containsExactly("A.java:1 leaves it to others how often to compare");
        assertThat(skips(planted("test(MessageDigest::isEqual);")))
                .containsExactly("A.java:1 leaves it to others how often to compare");
        assertThat(skips(Sources.parse(Map.of("A.java", ANOTHER_LOOP)))).isEmpty();

        List<Sources.Source> real = Sources.all("main").stream()
                .filter(source -> source.text().contains(CONSTANT_TIME))
                .toList();
        assertThat(real).extracting(Sources.Source::path).anyMatch(path -> path.endsWith("/Verifier.java"));
        assertThat(skips(real)).isEmpty();
    }

    /** Whether it makes or compares a signature, or asks somebody who makes one. */
    private static boolean seesSignatures(JavaCodeUnit code) {
        return signs(code)
                || code.getCallsFromSelf().stream()
                        .map(call -> call.getTarget().resolveMember())
                        .flatMap(Optional::stream)
                        .anyMatch(called -> signs(called));
    }

    private static boolean signs(JavaCodeUnit code) {
        return code.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(target -> isMac(target) || isConstantTime(target));
    }

    private static boolean isMac(AccessTarget target) {
        return target.getOwner().getName().equals(MAC) && target.getName().equals("doFinal");
    }

    private static boolean isConstantTime(AccessTarget target) {
        return target.getOwner().getName().equals(DIGEST) && target.getName().equals(CONSTANT_TIME);
    }

    private static boolean compares(JavaClass type) {
        return type.getAccessesFromSelf().stream().map(JavaAccess::getTarget).anyMatch(SignaturesTest::isConstantTime);
    }

    /** Whether it compares texts, bytes or anything; numbers and constants of an enum are no signatures. */
    private static boolean isHasty(AccessTarget target) {
        return HASTY.contains(target.getName())
                && Set.of(
                                "java.lang.String",
                                "java.lang.CharSequence",
                                "java.lang.Object",
                                "java.util.Arrays",
                                "java.util.Objects",
                                "java.nio.ByteBuffer",
                                "java.nio.CharBuffer")
                        .contains(target.getOwner().getName());
    }

    private static List<Sources.Source> planted(String statement) {
        return Sources.parse(
                Map.of("A.java", "class A { boolean a(byte[] a, byte[][] all) { " + statement + " return false; } }"));
    }

    private static List<String> skips(List<Sources.Source> sources) {
        List<String> found = new ArrayList<>();
        sources.forEach(source -> new Skips(source, found).scan(source.tree(), null));
        return found;
    }

    /** Finds the comparisons that are not made each time. */
    private static final class Skips extends TreeScanner<Void, Void> {

        private final Sources.Source source;
        private final List<String> found;

        Skips(Sources.Source source, List<String> found) {
            this.source = source;
            this.found = found;
        }

        @Override
        public Void visitForLoop(ForLoopTree loop, Void nothing) {
            looped(loop);
            return super.visitForLoop(loop, nothing);
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void nothing) {
            looped(loop);
            return super.visitEnhancedForLoop(loop, nothing);
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree loop, Void nothing) {
            looped(loop);
            return super.visitWhileLoop(loop, nothing);
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree loop, Void nothing) {
            looped(loop);
            return super.visitDoWhileLoop(loop, nothing);
        }

        @Override
        public Void visitBinary(BinaryTree both, Void nothing) {
            boolean isLazy = both.getKind() == Tree.Kind.CONDITIONAL_AND || both.getKind() == Tree.Kind.CONDITIONAL_OR;
            if (isLazy && holdsComparison(both.getRightOperand()) && !isNegatedGuard(both)) {
                found.add(source.at(both) + " compares only if need be");
            }
            return super.visitBinary(both, nothing);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
            if (holdsComparison(lambda)) {
                found.add(source.at(lambda) + " leaves it to others how often to compare");
            }
            return super.visitLambdaExpression(lambda, nothing);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
            if (reference.getName().contentEquals(CONSTANT_TIME)) {
                found.add(source.at(reference) + " leaves it to others how often to compare");
            }
            return super.visitMemberReference(reference, nothing);
        }

        private void looped(Tree loop) {
            if (holdsComparison(loop) && isLeft(loop)) {
                found.add(source.at(loop) + " leaves a loop early");
            }
        }

        /** {@code other instanceof Secret secret && isEqual(…)}: what is no secret cannot be compared. */
        private static boolean isNegatedGuard(BinaryTree both) {
            return both.getKind() == Tree.Kind.CONDITIONAL_AND
                    && both.getLeftOperand().getKind() == Tree.Kind.INSTANCE_OF;
        }

        private static boolean holdsComparison(Tree part) {
            boolean[] holds = new boolean[1];
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    holds[0] |= call.getMethodSelect().toString().matches("(.*\\.)?" + CONSTANT_TIME);
                    return super.visitMethodInvocation(call, nothing);
                }
            }.scan(part, null);
            return holds[0];
        }

        private static boolean isLeft(Tree loop) {
            boolean[] isLeft = new boolean[1];
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitReturn(ReturnTree end, Void nothing) {
                    isLeft[0] = true;
                    return super.visitReturn(end, nothing);
                }

                @Override
                public Void visitBreak(BreakTree end, Void nothing) {
                    isLeft[0] = true;
                    return super.visitBreak(end, nothing);
                }

                @Override
                public Void visitThrow(ThrowTree end, Void nothing) {
                    isLeft[0] = true;
                    return super.visitThrow(end, nothing);
                }
            }.scan(loop, null);
            return isLeft[0];
        }
    }
}
