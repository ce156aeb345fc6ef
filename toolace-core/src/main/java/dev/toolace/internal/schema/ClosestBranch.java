package dev.toolace.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says in few errors why a value satisfies none of several alternatives, by the first of these rules that decides:
 *
 * <ol>
 *   <li>Alternatives of the wrong type or value (type, enum, const at the value itself) do not count if there are
 *       others. If there are none, one error says everything that they would accept.
 *   <li>If all fail at the same member, and at least one of them fixes its value (const, or an enum of one), that
 *       member tells them apart: one error says all its allowed values.
 *   <li>The alternative with the fewest wrong fixed members.
 *   <li>The one whose errors are deepest inside of the value: its outline fits.
 *   <li>The one with the fewest errors.
 *   <li>The first.
 * </ol>
 *
 * <p>Stateless.
 */
final class ClosestBranch {

    private ClosestBranch() {}

    /**
     * Picks from the errors of alternatives that all fail.
     *
     * @param keyword {@code anyOf} or {@code oneOf}
     * @param errors of all alternatives, at least one
     * @param alternatives evaluation path of the keyword; the next element of an error's path is its alternative
     * @param value place of the value
     * @return at least one error
     */
    static List<Error> of(String keyword, List<Error> errors, NodePath alternatives, NodePath value) {
        Map<String, List<Error>> branches = new LinkedHashMap<>();
        for (Error error : errors) {
            NodePath path = error.getEvaluationPath();
            String branch = path.getNameCount() > alternatives.getNameCount()
                    ? path.getName(alternatives.getNameCount()) : "";
            branches.computeIfAbsent(branch, b -> new ArrayList<>()).add(error);
        }
        List<List<Error>> fitting = branches.values().stream()
                .filter(branch -> branch.stream().noneMatch(error -> depth(error, value) == 0 && isMismatch(error)))
                .toList();
        if (fitting.isEmpty()) {
            List<Error> here = errors.stream().filter(error -> depth(error, value) == 0).toList();
            Accepted accepted = Accepted.of(here);
            return accepted.isEmpty() ? List.of(errors.get(0)) : List.of(accepted.asError(here.get(0), keyword));
        }
        List<Error> choice = fitting.size() > 1 ? discriminator(fitting, value) : List.of();
        if (!choice.isEmpty()) {
            return List.of(Accepted.of(choice).asError(choice.get(0), keyword));
        }
        return fitting.stream().min(Comparator
                        .comparingLong((List<Error> branch) -> branch.stream().filter(e -> isFixed(e, value)).count())
                        .thenComparing(branch -> -shallowest(branch, value))
                        .thenComparing(List::size))
                .orElse(errors);
    }

    private static boolean isMismatch(Error error) {
        return error.getKeyword().equals("false") || !Accepted.in(error).isEmpty();
    }

    private static boolean isFixed(Error error, NodePath value) {
        return depth(error, value) == 1 && Accepted.in(error).isOneValue();
    }

    private static int depth(Error error, NodePath value) {
        return error.getInstanceLocation().getNameCount() - value.getNameCount();
    }

    private static int shallowest(List<Error> branch, NodePath value) {
        return branch.stream().mapToInt(error -> depth(error, value)).min().orElse(0);
    }

    /** The errors of all alternatives at the first member that tells them apart; empty if there is none. */
    private static List<Error> discriminator(List<List<Error>> branches, NodePath value) {
        for (Error candidate : branches.get(0)) {
            List<Error> same = branches.stream().flatMap(Collection::stream)
                    .filter(error -> depth(error, value) == 1 && !Accepted.in(error).values().isEmpty()
                            && error.getInstanceLocation().equals(candidate.getInstanceLocation()))
                    .toList();
            boolean inAll = branches.stream().allMatch(branch -> branch.stream().anyMatch(same::contains));
            if (inAll && same.stream().anyMatch(error -> isFixed(error, value))) {
                return same;
            }
        }
        return List.of();
    }
}
