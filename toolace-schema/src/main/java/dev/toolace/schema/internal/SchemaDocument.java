package dev.toolace.schema.internal;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One schema with its definitions. The generator keeps the definitions: which object types there are, how they are
 * named, where one is referred to and where it stands inline, and that recursion ends. It sees no members; what an
 * object holds is filled in here. Used by one thread.
 */
final class SchemaDocument {

    private final Map<ResolvedType, JavaType> types = new HashMap<>();
    private final List<Property> parameters;

    private SchemaDocument(List<Property> parameters) {
        this.parameters = parameters;
    }

    /** The parameters of a method, which have no class of their own. */
    private static final class Parameters {}

    static JsonObject of(JavaType type) {
        String where = type.getRawClass().getName();
        try {
            return of(type, where);
        } catch (StackOverflowError e) {
            throw endless(where, e);
        }
    }

    private static JsonObject of(JavaType type, String where) {
        boolean object = !type.isContainerType() && !type.isEnumType() && !type.isReferenceType()
                && Scalars.schema(type.getRawClass()).isEmpty() && Beans.delegate(type, where).isEmpty();
        if (!object) {
            throw Problems.type(where, "the parameters of a tool are a record or another class that becomes an object");
        }
        Beans.checkDescribable(type, where);
        return new SchemaDocument(List.of()).generate(type.getRawClass());
    }

    static JsonObject of(List<Property> parameters, String where) {
        try {
            return new SchemaDocument(parameters).generate(Parameters.class);
        } catch (StackOverflowError e) {
            throw endless(where, e);
        }
    }

    private static ToolaceException endless(String where, StackOverflowError cause) {
        return Problems.type(where, "a generic type contains itself with ever larger arguments", cause);
    }

    private JsonObject generate(Type root) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(JsonBinding.MAPPER,
                SchemaVersion.DRAFT_2020_12, new OptionPreset(Option.PLAIN_DEFINITION_KEYS));
        config.forTypesInGeneral().withTypeAttributeOverride(
                (node, scope, context) -> fill(node, scope.getType(), context));
        ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(root);
        // A reader wants the parameters first.
        JsonNode definitions = schema.remove("$defs");
        if (definitions != null) {
            schema.set("$defs", definitions);
        }
        return (JsonObject) JsonBinding.value(schema);
    }

    private void fill(ObjectNode node, ResolvedType resolved, SchemaGenerationContext context) {
        TypeSchemas schemas = new TypeSchemas(type -> reference(type, context));
        if (resolved.getErasedType() == Parameters.class) {
            schemas.object(node, parameters);
            return;
        }
        JavaType known = types.get(resolved);
        JavaType type = known == null ? JsonBinding.MAPPER.constructType(resolved.getErasedType()) : known;
        JsonClassDescription description = type.getRawClass().getAnnotation(JsonClassDescription.class);
        Polymorphism kinds = Polymorphism.of(type, type.getRawClass().getName()).orElse(null);
        if (kinds == null) {
            schemas.object(node, Beans.properties(type, type.getRawClass().getName()));
        } else if (kinds.alternatives().size() == 1) {
            kinds.alternatives().forEach((name, only) -> alternative(node, only, kinds.property(), name, schemas));
        } else {
            ArrayNode alternatives = JsonBinding.MAPPER.createArrayNode();
            kinds.alternatives().forEach((name, alternative) ->
                    alternative(alternatives.addObject(), alternative, kinds.property(), name, schemas));
            node.put("type", "object").set("anyOf", alternatives);
        }
        if (description != null) {
            node.put("description", description.value());
        }
    }

    /** A subtype with its discriminator first. It stands inline, as its name depends on the declared type. */
    private static void alternative(
            ObjectNode node, JavaType type, String discriminator, String name, TypeSchemas schemas) {
        List<Property> properties = new ArrayList<>(Beans.properties(type, type.getRawClass().getName()));
        boolean existing = properties.removeIf(property -> property.name().equals(discriminator));
        schemas.object(node, properties);
        if (discriminator.isEmpty()) {
            return;
        }
        if (existing && !Polymorphism.isExisting(type)) {
            throw Problems.type(type.getRawClass().getName(), "property '" + discriminator
                    + "' is also what tells subtypes apart; rename it, or use As.EXISTING_PROPERTY");
        }
        ObjectNode members = JsonBinding.MAPPER.createObjectNode();
        members.putObject(discriminator).put("type", "string").put("const", name);
        members.setAll((ObjectNode) node.get("properties"));
        node.set("properties", members);
        ArrayNode required = JsonBinding.MAPPER.createArrayNode().add(discriminator);
        if (node.get("required") instanceof ArrayNode others) {
            required.addAll(others);
        }
        node.set("required", required);
        // Last, as everywhere else.
        node.set("additionalProperties", node.remove("additionalProperties"));
    }

    private ObjectNode reference(JavaType type, SchemaGenerationContext context) {
        return context.createDefinitionReference(resolve(type, context));
    }

    private ResolvedType resolve(JavaType type, SchemaGenerationContext context) {
        // The generator knows arrays by their class alone.
        Type[] arguments = type.isArrayType() ? new Type[0] : type.getBindings().getTypeParameters().stream()
                .map(argument -> (Type) resolve(argument, context)).toArray(Type[]::new);
        ResolvedType resolved = context.getTypeContext().resolve(type.getRawClass(), arguments);
        types.putIfAbsent(resolved, type);
        return resolved;
    }
}
