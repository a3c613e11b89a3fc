package org.vigie.enrich.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.TokenMgrError;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Turns a query of the language told in the package's description into Lucene's. One thread. */
final class QueryReader {
    static final String TITLE = "title";
    static final String TEXT = "text";

    /** What stands in quotation marks, or what cannot stand outside: a group that only the title shall meet, an entity. */
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|\\btitle\\s*:\\s*\\(|" + ClauseParser.BEGIN_OF_ENTITY + "[^\\s()\"]*");

    private static final String TOO_MANY = "more than " + IndexSearcher.getMaxClauseCount() + " terms";

    /** The library reads groups by recursion. */
    private static final int DEEPEST = 50;

    private static final IndexSearcher NOTHING_STORED = new IndexSearcher(emptyReader());

    private final ClauseParser parser;

    /** @param lists words between bars, by the name under which queries mention them */
    QueryReader(String language, Map<String, String> lists) {
        this.parser = new ClauseParser(Analysis.ofQueries(language), lists);
    }

    /**
     * Reads a query.
     *
     * @param problems is told each thing that is wrong and the character of the text at which it is, from 0
     * @return null where something is
     */
    @Nullable
    Query read(String text, ObjIntConsumer<String> problems) {
        parser.refusals().clear();
        if (depth(text) > DEEPEST) {
            problems.accept("more than " + DEEPEST + " parentheses in one another", 0);
            return null;
        }
        var part = QUOTED.matcher(text);
        while (part.find()) {
            var found = part.group();
            if (found.charAt(0) == Mentions.ENTITY) { // the library would take its slash for a regular expression
                problems.accept(found + " needs quotation marks: write \"" + found + "\"", part.start());
                return null;
            }
            if (found.charAt(0) != '"') { // the library would forget it at an exact: within
                problems.accept("title: stands before a term, a phrase or a list, not before a group", part.start());
                return null;
            }
        }
        try {
            // this also counts the terms of all groups together, as matching does
            var query = NOTHING_STORED.rewrite(parser.parse(text));
            if (parser.refusals().isEmpty()) {
                return new ReadyQuery(query);
            }
        } catch (ParseException e) {
            parser.refusals().add(reason(e));
        } catch (IndexSearcher.TooManyClauses e) {
            parser.refusals().add(new ClauseParser.Refusal(TOO_MANY, 0));
        } catch (IOException e) {
            throw new UncheckedIOException("an empty index cannot be asked", e);
        }
        parser.refusals().forEach(refusal -> problems.accept(refusal.what(), refusal.offset()));
        return null;
    }

    private ClauseParser.Refusal reason(ParseException thrown) {
        var cause = thrown.getCause();
        if (cause instanceof ParseException inner && inner.currentToken != null && inner.currentToken.next != null) {
            var unexpected = inner.currentToken.next;
            return unexpected.image.isEmpty()
                    ? new ClauseParser.Refusal("the query ends too early", unexpected.beginColumn)
                    : new ClauseParser.Refusal(
                            "\"" + unexpected.image + "\" is not expected here", unexpected.beginColumn);
        }
        if (cause instanceof TokenMgrError) {
            var what = "what stands here cannot be read; is a quotation mark or a slash not closed?";
            return new ClauseParser.Refusal(what, parser.lastRead().endColumn);
        }
        return cause instanceof IndexSearcher.TooManyClauses
                ? new ClauseParser.Refusal(TOO_MANY, 0)
                : new ClauseParser.Refusal(
                        String.valueOf((cause == null ? thrown : cause).getMessage()), parser.token.beginColumn);
    }

    /** Of parentheses; quotation marks do not matter to it. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static IndexReader emptyReader() {
        try {
            return new MultiReader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
