package org.vigie.enrich.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.contract.Changes;
import org.vigie.contract.UserError;

/** Where definitions stand that are a file of YAML each: their texts, by the name under which their problems are told. */
public final class DefinitionFiles {
    private DefinitionFiles() {}

    /**
     * Those that come with Vigie: the resources that are named, a line each, in {@code index.txt} of a folder.
     *
     * @param kind such as {@code topic}; they lie in the folder {@code topics} of the class path
     */
    public static Map<String, String> shipped(String kind) {
        var folder = "/" + kind + "s/";
        var files = new LinkedHashMap<String, String>();
        for (var name : resource(folder + "index.txt").lines().toList()) {
            files.put(folder.substring(1) + name, resource(folder + name));
        }
        return files;
    }

    /**
     * Those in a folder: all its {@code .yaml} and {@code .yml} files; or that of one file.
     *
     * @throws UserError when there are none, or one cannot be read
     */
    public static Map<String, String> read(String kind, Path folder) {
        if (Files.isRegularFile(folder)) {
            return Map.of(folder.toString(), text(kind, folder));
        }
        var files = new TreeMap<String, String>();
        try (var found = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            for (var file : found) {
                files.put(file.toString(), text(kind, file));
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + kind + "s from the folder " + folder + ": " + e, e);
        }
        if (files.isEmpty()) {
            throw new UserError(
                    "no " + kind + "s in the folder " + folder + ": put one .yaml file per " + kind + " there");
        }
        return files;
    }

    /** What is different in the parts of two texts, each with its new value; empty where it is gone. */
    public static Map<String, String> differences(Map<String, Object> before, Map<String, Object> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        var differences = Changes.fields(names, before, after);
        return differences.isEmpty() ? Map.of("comments", "other ones") : differences;
    }

    private static String text(String kind, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("cannot read the " + kind + " " + file + ": it must be a readable file in UTF-8", e);
        }
    }

    private static String resource(String path) {
        try (var stream = DefinitionFiles.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the classpath: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
