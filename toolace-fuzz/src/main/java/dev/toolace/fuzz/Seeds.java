package dev.toolace.fuzz;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.JsonListFormat;
import dev.toolace.format.PythonListFormat;
import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.ModelFormat;
import dev.toolace.internal.format.json.JsonFormats;
import dev.toolace.internal.format.json.NamedFormats;
import dev.toolace.internal.format.markup.MarkupFormats;
import dev.toolace.internal.format.python.PythonFormats;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs to start from: without them, no fuzzer finds a format's markers. Stateless. */
final class Seeds {

    private static final List<Call> CALLS = List.of(
            new Call("get_weather", (JsonObject) JsonValue.parse("{\"city\":\"S\u00e3o Paulo\",\"days\":-3,\"units\":\"C\"}")),
            new Call("f", (JsonObject) JsonValue.parse(
                    "{\"a\":null,\"b\":[1.5,true,\"\\\"<|\\n\"],\"c\":{\"d\":{}},\"d\":false}")));

    private Seeds() {}

    static void write(Class<?> target, Path folder) throws IOException {
        int i = 0;
        for (byte[] seed : of(target)) {
            Files.write(folder.resolve("seed-" + i++), seed);
        }
    }

    private static List<byte[]> of(Class<?> target) throws IOException {
        if (target == TemplateTarget.class) {
            return Stream.of(
                    "{# a #}{% set m = '<tool_call>' -%}{%- for c in cs if c['name'] != 'x' %}{{- m + \"\\n{\\\"name\\\": \" ~ c.name"
                            + " | replace(']', '[') ~ '\\u007d</tool_call>' }}{%- endfor %}",
                    "{% raw %}{{ [TOOL_CALLS] }}{% endraw %}{% if '<think>' in x.split('a')[0] %}{{ {'a': ('b')} }}{% endif %}")
                    .map(Seeds::bytes).toList();
        }
        if (target == JsonFormatsTarget.class) {
            return formats(models(JsonFormats.all()));
        }
        if (target == NamedFormatsTarget.class) {
            return formats(models(NamedFormats.all()));
        }
        if (target == MarkupFormatsTarget.class) {
            return formats(models(MarkupFormats.all()));
        }
        if (target == PythonFormatsTarget.class) {
            return formats(models(PythonFormats.all()));
        }
        if (target == GeneralFormatsTarget.class) {
            List<CallFormat> all = Stream.of(JsonFormats.all(), NamedFormats.all(), MarkupFormats.all(),
                    PythonFormats.all()).flatMap(list -> models(list).stream()).toList();
            return Stream.concat(
                    formats(List.of(new JsonListFormat(), new PythonListFormat())).stream(),
                    all.stream().map(format -> bytes((char) 2 + format.render(CALLS)))).toList();
        }
        if (target == ValidationTarget.class) {
            return Stream.of(
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":1},\"b\":{\"enum\":[1,\"x\"]}},"
                            + "\"required\":[\"a\"],\"additionalProperties\":false}\n{\"a\":\"5\",\"b\":2,\"c\":null}",
                    "{\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"string\",\"pattern\":\"^a+$\"},{\"$ref\":\"#/$defs/d\"}]}},"
                            + "\"$defs\":{\"d\":{\"type\":\"array\",\"items\":{\"type\":\"number\"},\"uniqueItems\":true}}}"
                            + "\n{\"a\":[1,1.0,\"b\"]}",
                    "{\"oneOf\":[{\"required\":[\"a\"]},{\"not\":{\"const\":{}}}],\"patternProperties\":{\"^x\":false}}\n{\"x\":1}")
                    .map(Seeds::bytes).toList();
        }
        if (target == GrammarTarget.class) {
            return Stream.of(
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":120},\"b\":{\"enum\":[1,"
                            + "\"x\"]},\"c\":{\"type\":\"string\",\"maxLength\":5}},\"required\":[\"a\"],\"minProperties\":2}",
                    "{\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"string\",\"pattern\":\"^a+(b|[c-e]{2})$\"},{\"$ref\":\"#/$defs/d\"}"
                            + "]}},\"$defs\":{\"d\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/d\"},\"maxItems\":2}}}",
                    "{\"type\":\"object\",\"patternProperties\":{\"^x\":{\"type\":\"number\",\"multipleOf\":0.5}},"
                            + "\"additionalProperties\":{\"type\":\"null\"},\"propertyNames\":{\"maxLength\":3}}",
                    "{\"allOf\":[{\"oneOf\":[{\"properties\":{\"k\":{\"const\":1}},\"required\":[\"k\"]},{\"properties\":{\"k\":"
                            + "{\"const\":2}},\"required\":[\"k\"]}]},{\"properties\":{\"k\":{\"type\":\"integer\"}}}]}")
                    .map(Seeds::bytes).toList();
        }
        if (target == DialectTarget.class) {
            return Stream.of(
                    "{\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"strict\":true,\"parameters\":{\"type\":\"object\","
                            + "\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]}},\"required\":[\"a\"],"
                            + "\"additionalProperties\":false}},{\"type\":\"web_search\"}]}",
                    "[{\"functionDeclarations\":[{\"name\":\"f\",\"parameters\":{\"type\":\"OBJECT\",\"properties\":{\"a\":"
                            + "{\"type\":\"STRING\",\"nullable\":true,\"format\":\"enum\",\"enum\":[\"x\"]}}}}]}]",
                    "{\"name\":\"a.b\",\"parameters\":{\"type\":\"dict\",\"properties\":{\"a\":{\"type\":\"tuple\",\"items\":"
                            + "{\"type\":\"float\"}},\"b\":{\"type\":\"any\"}}},\"response\":{\"type\":\"dict\"}}",
                    "{\"name\":\"f\",\"title\":\"F\",\"inputSchema\":{\"type\":\"object\"},\"annotations\":{\"x\":1}}")
                    .map(Seeds::bytes).toList();
        }
        if (target == TemplateSourceTarget.class) {
            return TemplateInputs.SOURCES.stream().map(source -> bytes("\0" + source)).toList();
        }
        if (target == TemplateContextTarget.class) {
            return Stream.iterate(0, i -> i < TemplateInputs.SOURCES.size(), i -> i + 1)
                    .map(i -> bytes((char) i.intValue() + TemplateInputs.CONTEXT.toJson())).toList();
        }
        if (target == OnnxTarget.class) {
            return List.of(OnnxSeed.bytes());
        }
        if (target == CheckpointTarget.class) {
            // Short enough for its length to be one byte of UTF-8.
            String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],"
                    + "\"data_offsets\":[0,16]},\"b\":{\"dtype\":\"BF16\",\"shape\":[4,1],\"data_offsets\":[16,24]}}";
            String sizes = "\"vocab_size\":90,\"hidden_size\":64,\"intermediate_size\":96,\"num_hidden_layers\":3,"
                    + "\"num_attention_heads\":4,\"num_key_value_heads\":2,\"max_position_embeddings\":256,";
            return Stream.of(
                    "\0" + (char) header.length() + "\0\0\0\0\0\0\0" + header + "\0".repeat(24),
                    "\1" + header.replace("{\"a\"", "{\"__metadata__\":{\"format\":\"pt\"},\"a\""),
                    "\1{\"a\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,24]},\"\\u0062\":{"
                            + "\"dtype\":\"F16\",\"shape\":"
                            + "[0,7],\"data_offsets\":[24,24]}}",
                    "\2{\"architectures\":[\"LlamaForCausalLM\"]," + sizes
                            + "\"rope_scaling\":{\"rope_type\":\"llama3\","
                            + "\"factor\":8.0,\"low_freq_factor\":1,\"original_max_position_embeddings\":64}}",
                    "\2{\"model_type\":\"phi3\"," + sizes + "\"head_dim\":4,\"rope_scaling\":{\"type\":\"su\","
                            + "\"short_factor\":"
                            + "[1,2],\"long_factor\":[1e9,4]},\"sliding_window\":7}",
                    "\2{\"model_type\":\"gemma3_text\"," + sizes + "\"layer_types\":[\"full_attention\","
                            + "\"sliding_attention\","
                            + "\"full_attention\"],\"rope_local_base_freq\":1e4,\"final_logit_softcapping\":null}",
                    "\2{\"model_type\":\"smollm3\"," + sizes + "\"no_rope_layers\":[1,0,1],\"rope_scaling\":{"
                            + "\"type\":\"yarn\","
                            + "\"factor\":2,\"mscale\":0.7,\"mscale_all_dim\":1}}",
                    "\3{\"metadata\":{},\"weight_map\":{\"a\":\"one.safetensors\"}}",
                    "\3{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two\",\"c\":\"..\"}}")
                    .map(Seeds::bytes).toList();
        }
        if (target == ToolTarget.class) {
            return Stream.of(
                    "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\","
                            + "\"properties\":{\"a\":{\"$ref\":\"#/$defs/b\",\"pattern\":\"^(a|b)*$\"}},\"$defs\":{\"b\":{\"type\":\"string\"}}}}}",
                    "{\"name\":\"f\",\"input_schema\":{\"type\":\"object\",\"required\":[\"a\"],\"dependentRequired\":{\"a\":[\"b\"]}}}")
                    .map(Seeds::bytes).toList();
        }
        return Stream.of("{\"a\":[1,-2.5e3,true,null,\"\\u00e9\\n\"]}", "{'a': None, b: [1,2,], /* c */ \"d\": \"e}").map(Seeds::bytes)
                .toList();
    }

    private static List<CallFormat> models(List<FormatSpec> specs) {
        return specs.stream().<CallFormat>map(spec -> new ModelFormat(spec, Limits.DEFAULT)).toList();
    }

    /** Calls in every format, after the byte that chooses it. */
    private static List<byte[]> formats(List<CallFormat> formats) {
        return Stream.iterate(0, i -> i < formats.size(), i -> i + 1)
                .map(i -> bytes((char) i.intValue() + "Hm. " + formats.get(i).render(CALLS))).toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
