package dev.toolace.schema.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Bean Validation's constraints on one value as keywords of JSON Schema; those without a keyword, such as
 * {@code @Past}, in words. What makes no sense for the value's type is an error, as it is to Bean Validation: no
 * constraint is dropped. Used by one thread.
 */
final class Constraints {

    private final Keywords keywords;
    private final String type;
    private final String where;
    private final List<String> words = new ArrayList<>();

    private Constraints(ObjectNode node, String where) {
        this.keywords = new Keywords(node);
        this.type = node.has("contentEncoding") ? "bytes" : node.path("type").asText("object");
        this.where = where;
    }

    /**
     * Adds keywords to a schema.
     *
     * @return sentences for what has no keyword
     */
    static List<String> apply(Collection<Annotation> annotations, ObjectNode node, String where) {
        Constraints constraints = new Constraints(node, where);
        for (Annotation constraint : ConstraintAnnotations.of(annotations)) {
            boolean kept = constraints.general(constraint) || switch (constraints.type) {
                case "string" -> constraints.text(constraint);
                case "integer", "number" -> constraints.number(constraint);
                case "boolean" -> constraints.bool(constraint);
                case "array" -> constraints.size(constraint, "minItems", "maxItems");
                case "object" -> constraints.map(node, constraint);
                default -> false;
            };
            if (!kept) {
                throw Problems.type(where, "@" + constraint.annotationType().getSimpleName()
                        + " says nothing about a value of this type");
            }
        }
        return constraints.words;
    }

    private boolean general(Annotation constraint) {
        if (constraint instanceof Null) {
            throw Problems.type(where, "@Null leaves nothing to give; leave it out of the tool with @JsonIgnore");
        }
        if (type.equals("string") || type.equals("integer")) {
            if (constraint instanceof Past) {
                return words.add("Must be in the past.");
            } else if (constraint instanceof PastOrPresent) {
                return words.add("Must not be in the future.");
            } else if (constraint instanceof Future) {
                return words.add("Must be in the future.");
            } else if (constraint instanceof FutureOrPresent) {
                return words.add("Must not be in the past.");
            }
        }
        return constraint instanceof NotNull;
    }

    private boolean map(ObjectNode node, Annotation constraint) {
        return node.has("additionalProperties") && size(constraint, "minProperties", "maxProperties");
    }

    private boolean size(Annotation constraint, String least, String most) {
        if (constraint instanceof NotEmpty) {
            keywords.least(least, 1);
        } else if (constraint instanceof Size size) {
            keywords.least(least, size.min());
            keywords.most(most, size.max());
        } else {
            return false;
        }
        return true;
    }

    private boolean text(Annotation constraint) {
        if (size(constraint, "minLength", "maxLength")) {
            return true;
        } else if (constraint instanceof NotBlank) {
            keywords.least("minLength", 1);
            keywords.pattern("\\S");
        } else if (constraint instanceof Pattern pattern) {
            keywords.pattern(Patterns.whole(pattern.regexp(), pattern.flags(), where));
        } else if (constraint instanceof Email email) {
            keywords.format("email");
            keywords.pattern(Patterns.EMAIL);
            if (!email.regexp().equals(".*")) {
                keywords.pattern(Patterns.whole(email.regexp(), email.flags(), where));
            }
        } else if (constraint instanceof Digits digits) {
            keywords.pattern(Patterns.digits(digits.integer(), digits.fraction()));
        } else if (constraint instanceof DecimalMin min) {
            words.add((min.inclusive() ? "At least " : "Greater than ") + min.value() + ".");
        } else if (constraint instanceof DecimalMax max) {
            words.add((max.inclusive() ? "At most " : "Less than ") + max.value() + ".");
        } else {
            return false;
        }
        return true;
    }

    private boolean number(Annotation constraint) {
        if (constraint instanceof Min min) {
            keywords.lower(BigDecimal.valueOf(min.value()), true);
        } else if (constraint instanceof Max max) {
            keywords.upper(BigDecimal.valueOf(max.value()), true);
        } else if (constraint instanceof DecimalMin min) {
            keywords.lower(new BigDecimal(min.value()), min.inclusive());
        } else if (constraint instanceof DecimalMax max) {
            keywords.upper(new BigDecimal(max.value()), max.inclusive());
        } else if (constraint instanceof Positive) {
            keywords.lower(BigDecimal.ZERO, false);
        } else if (constraint instanceof PositiveOrZero) {
            keywords.lower(BigDecimal.ZERO, true);
        } else if (constraint instanceof Negative) {
            keywords.upper(BigDecimal.ZERO, false);
        } else if (constraint instanceof NegativeOrZero) {
            keywords.upper(BigDecimal.ZERO, true);
        } else if (constraint instanceof Digits digits) {
            BigDecimal bound = BigDecimal.ONE.scaleByPowerOfTen(digits.integer());
            keywords.lower(bound.negate(), false);
            keywords.upper(bound, false);
            if (type.equals("number")) {
                keywords.multipleOf(BigDecimal.ONE.scaleByPowerOfTen(-digits.fraction()));
            }
        } else {
            return false;
        }
        return true;
    }

    private boolean bool(Annotation constraint) {
        if (constraint instanceof AssertTrue) {
            keywords.constant(true);
        } else if (constraint instanceof AssertFalse) {
            keywords.constant(false);
        } else {
            return false;
        }
        return true;
    }
}
