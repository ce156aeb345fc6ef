package dev.toolace.schema;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.toolace.schema.ModelValues.Level;
import dev.toolace.schema.ModelValues.Named;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of the test model whose types hold others. */
final class ModelStructures {

    private ModelStructures() {}

    record Lists(List<String> plain, @NotEmpty @Size(max = 3) List<@NotBlank String> tags, Collection<Integer> any,
            Iterable<Level> levels, Deque<LocalDate> days) {}

    record Sets(Set<Integer> numbers, @Size(min = 2) SortedSet<String> words, EnumSet<Level> levels) {}

    record Arrays(int[] numbers, @Size(min = 1, max = 2) String[] names, byte[] bytes, char[] chars, double[][] matrix,
            float[] floats, boolean[] flags) {}

    record Deep(List<List<@Min(1) @Max(9) Integer>> grid, Map<String, @Size(max = 2) List<@NotBlank String>> groups,
            List<@Nullable String> gaps, Optional<@NotEmpty List<@Positive Integer>> perhaps) {}

    record Maps(Map<String, Integer> plain, @Size(min = 1, max = 2) Map<@Pattern(regexp = "[a-z]+") String,
            @Min(0) Integer> scores,
            Map<DayOfWeek, LocalTime> hours, EnumMap<Level, String> levels, TreeMap<Integer, Boolean> numbered,
            Map<UUID, Named> people, Map<LocalDate, List<String>> diary) {}

    record Tree(String value, List<Tree> children) {}

    record Link(int number, @Nullable Link next) {}

    record Person(@NotBlank String name, Optional<Company> employer) {}

    record Company(@NotBlank String name, @Size(max = 3) List<@Valid Person> staff) {}

    record Page<T>(List<T> items, int number, Optional<T> first) {}

    record Pages(Page<Named> names, Page<Integer> numbers, Page<Page<LocalDate>> nested) {}

    sealed interface Shape permits Circle, Square, Group {}

    record Circle(@Positive double radius) implements Shape {}

    record Square(@ToolParam(description = "Length of a side") @Positive double side, Level level) implements Shape {}

    record Group(@Size(max = 2) List<Shape> parts) implements Shape {}

    record Drawing(Shape main, @Nullable Shape frame, Circle dot, @NotEmpty List<Shape> others) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Dog.class, name = "dog"), @JsonSubTypes.Type(Cat.class)})
    interface Animal {}

    record Dog(String name, boolean barks) implements Animal {}

    @JsonTypeName("cat")
    record Cat(String name, @Min(0) @Max(9) int lives) implements Animal {}

    record Zoo(Map<String, Animal> cages, Animal first) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "verb",
            visible = true)
    @JsonSubTypes({@JsonSubTypes.Type(value = Move.class, name = "move"), @JsonSubTypes.Type(value = Stop.class,
            name = "stop")})
    interface Step {}

    record Move(String verb, int metres) implements Step {}

    record Stop(String verb, @Nullable String reason) implements Step {}

    record Route(List<Step> steps) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Card.class), @JsonSubTypes.Type(Transfer.class)})
    interface Payment {}

    record Card(@Pattern(regexp = "\\d{16}") String number) implements Payment {}

    record Transfer(@NotBlank String iban) implements Payment {}

    record Bill(Payment payment, BigDecimal sum) {}

    sealed interface Answer<T> permits Found, Missing {}

    record Found<T>(T value) implements Answer<T> {}

    record Missing<T>(@NotBlank String why) implements Answer<T> {}

    record Answers(Answer<LocalDate> day, Answer<List<Integer>> numbers) {}

    record Iban(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Iban(@Pattern(regexp = "[A-Z]{2}\\d{2}") String value) {
            this.value = value;
        }
    }

    record Account(Iban iban, List<Iban> others) {}

    @JsonClassDescription("An order with other names than Java's")
    record Renamed(@JsonProperty("order_id") @Positive long orderId,
            @JsonPropertyDescription("Who pays") @JsonAlias("payer") String customer,
            @ToolParam(name = "ship-to", description = "Where to") @Size(min = 1) String address) {}

    /** Set by setters; constraints stand on fields. */
    static class Settings {
        @NotNull
        @Min(1)
        private Integer retries = 3;
        private List<@NotBlank String> hosts = List.of("localhost");
        @JsonProperty(required = true)
        @Size(max = 4)
        private String mode = "fast";
        @JsonIgnore
        private String secret = "none";
        @Nullable
        private String proxy;

        public Integer getRetries() {
            return retries;
        }

        public void setRetries(Integer retries) {
            this.retries = retries;
        }

        public List<String> getHosts() {
            return hosts;
        }

        public void setHosts(List<String> hosts) {
            this.hosts = hosts;
        }

        public String getMode() {
            return mode;
        }

        public void setMode(String mode) {
            this.mode = mode;
        }

        public String getSecret() {
            return secret;
        }

        public void setSecret(String secret) {
            this.secret = secret;
        }

        @Nullable
        public String getProxy() {
            return proxy;
        }

        public void setProxy(@Nullable String proxy) {
            this.proxy = proxy;
        }
    }

    /** Inherits what the other has. */
    static final class MoreSettings extends Settings {
        public int depth;
    }

    /** Made by a constructor whose parameters have no names of their own. */
    static final class Point {
        private final int x;
        private final int y;

        @JsonCreator
        Point(@Max(100) int x, @Max(100) int y) {
            this.x = x;
            this.y = y;
        }

        public int getX() {
            return x;
        }

        public int getY() {
            return y;
        }
    }

    /** Two constructors, names in another style, a property for reading only. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Reservation(@NotBlank String guestName, int roomNumber,
            @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable String confirmedBy) {
        Reservation(String guestName) {
            this(guestName, 1, null);
        }
    }

    /** Lists without setters, and a reference back. */
    static final class Team {
        @JsonManagedReference
        @Size(max = 3)
        private final List<Member> members = new ArrayList<>();

        public List<Member> getMembers() {
            return members;
        }
    }

    static final class Member {
        @NotBlank
        public String name = "";
        @JsonBackReference
        @Nullable
        public Team team;
    }

    record Trip(@NotNull Point from, Point to, @Size(min = 1, max = 3) List<Point> via, Map<Level, Point> stops) {}

    record Nothing() {}
}
