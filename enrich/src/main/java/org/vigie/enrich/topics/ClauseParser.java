package org.vigie.enrich.topics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Lucene's parser for one query, with what is different here: lists, alternatives, entities, versions, two fields for each word,
 * and refusals in place of what would silently match nothing or something else. One thread.
 */
final class ClauseParser extends QueryParser {
    private static final String ANYWHERE = "";
    private static final String EXACT = "exact";
    private static final Set<String> FIELDS = Set.of(ANYWHERE, EXACT, QueryReader.TITLE);

    private static final String BEGIN_OF_EXACT = EXACT + ":";

    /** Before the name of a list. */
    private static final char LIST = '$';

    private static final String ENTITY = String.valueOf(Mentions.ENTITY);

    /** Not that of an address. */
    static final String BEGIN_OF_ENTITY = "(?<![\\p{L}\\p{N}_])" + ENTITY;

    private static final Pattern ENTITY_WITHIN = Pattern.compile(BEGIN_OF_ENTITY);

    /** Ids are in lower case; a star stands for a whole one. */
    private static final Pattern POSSIBLE_ENTITY =
            Pattern.compile("@(?:country|made-in)/.*|@[a-z]+/\\*|@(?:developer|institution)/ID|@(?:family|model)/ID/ID"
                    .replace("ID", "[^*\\p{Lu},;()/]+"));

    /** What a query understands and a list would lose. */
    private static final Pattern NO_ENTRY = Pattern.compile("[\"~*$^]|^(?!exact:)\\w+:\\S|^exact:.*:\\S");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    private static final Pattern SIGNS = Pattern.compile("[$#]");

    /** Words that are not looked for as they stand. */
    private static final Pattern ALTERNATIVES = Pattern.compile("[|$#]|" + BEGIN_OF_ENTITY);

    private final Analysis analysis;
    private final Map<String, String> lists;
    private final List<Refusal> refusals = new ArrayList<>();

    /** What is wrong with a part of a query, and the character at which it is. */
    record Refusal(String what, int offset) {}

    /** Reads a clause. */
    private interface Clause {
        Query read() throws ParseException;
    }

    ClauseParser(Analysis analysis, Map<String, String> lists) {
        super(ANYWHERE, analysis);
        this.analysis = analysis;
        this.lists = lists;
        setDefaultOperator(Operator.AND);
        setSplitOnWhitespace(true);
        setAutoGeneratePhraseQueries(true); // a word of several tokens, such as États-Unis, is a phrase
    }

    /** What was refused since somebody cleared it. */
    List<Refusal> refusals() {
        return refusals;
    }

    @Override
    protected Query getFieldQuery(String field, String words, boolean quoted) {
        return orRefused(() -> !quoted && isList(words) ? anyOf(field, words) : find(field, words, quoted, 0));
    }

    @Override
    protected Query getFieldQuery(String field, String words, int slop) {
        return orRefused(() -> find(field, words, true, slop));
    }

    /** What is refused stands at the token that was read last, and reading goes on. */
    private Query orRefused(Clause clause) {
        try {
            return clause.read();
        } catch (ParseException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    /** Some tokens are read before it is their turn. */
    Token lastRead() {
        var last = token;
        while (last.next != null) {
            last = last.next;
        }
        return last;
    }

    private Query refused(String why) {
        refusals.add(new Refusal(why, token.beginColumn));
        return new MatchNoDocsQuery(why);
    }

    private Query anyOf(String field, String list) throws ParseException {
        verifyField(field);
        var any = new BooleanQuery.Builder();
        for (var entry : entries(list)) {
            boolean isExact = entry.startsWith(BEGIN_OF_EXACT);
            var words = isExact ? entry.substring(BEGIN_OF_EXACT.length()) : entry;
            boolean exact = isExact || field.equals(EXACT);
            any.add(find(field.equals(QueryReader.TITLE), exact, words, words.indexOf(' ') >= 0, 0), Occur.SHOULD);
        }
        return any.build();
    }

    private String[] entries(String list) throws ParseException {
        var words = lists.get(list.substring(1));
        if (words == null) {
            throw new ParseException(list + ": no such list; there are " + lists.keySet());
        }
        var entries = BAR.split(words, -1);
        for (var entry : entries) {
            if (!entry.startsWith(ENTITY) && NO_ENTRY.matcher(entry).find()) {
                throw new ParseException(
                        "\"" + entry + "\" in " + list
                                + ": an entry is a word, a phrase without quotation marks or an entity, with exact: before it at most");
            }
        }
        return entries;
    }

    private static boolean isList(String word) {
        return word.length() > 1 && word.charAt(0) == LIST;
    }

    private Query find(String field, String words, boolean quoted, int slop) throws ParseException {
        verifyField(field);
        return find(field.equals(QueryReader.TITLE), field.equals(EXACT), words, quoted, slop);
    }

    private static void verifyField(String field) throws ParseException {
        if (!FIELDS.contains(field)) {
            throw new ParseException(
                    "unknown field \"" + field + "\": only \"exact:\" and \"title:\" can stand before a term");
        }
    }

    private Query find(boolean onlyInTitle, boolean exact, String words, boolean quoted, int slop)
            throws ParseException {
        if (!exact && analysis.isTrap(words)) {
            throw new ParseException(
                    words + " would also match \"" + words.toLowerCase(Locale.ROOT) + "\": write exact:" + words);
        }
        var suffix = exact ? Analysis.EXACT : "";
        var inTitle = oneField(QueryReader.TITLE + suffix, words, quoted, slop);
        return onlyInTitle
                ? inTitle
                : new DisjunctionMaxQuery(
                        List.of(inTitle, oneField(QueryReader.TEXT + suffix, words, quoted, slop)), 0);
    }

    private Query oneField(String field, String words, boolean quoted, int slop) throws ParseException {
        Analyzer analyzer = getAnalyzer();
        var query = ALTERNATIVES.matcher(words).find()
                ? alternatives(field, words, slop)
                : slop > 0
                        ? createPhraseQuery(field, words, slop)
                        : quoted || words.indexOf(' ') >= 0
                                ? createPhraseQuery(field, words)
                                : createFieldQuery(analyzer, Occur.MUST, field, words, true, 0);
        if (query == null) {
            throw new ParseException("\"" + words + "\" has no word to look for");
        }
        return query;
    }

    /** {@code "chip|chips ban|@country/*"}: at each position one of several words, entities, entries of a list or any version. */
    private Query alternatives(String field, String phrase, int slop) throws ParseException {
        var query = new MultiPhraseQuery.Builder().setSlop(slop);
        for (var position : SPACES.split(phrase.strip(), -1)) {
            var terms = new ArrayList<Term>();
            var words = words(position);
            for (var word : words) {
                if (word.startsWith(ENTITY)) {
                    verifyEntity(field, word);
                } else if (ENTITY_WITHIN.matcher(word).find()) {
                    throw new ParseException("\"" + word + "\": an entity stands alone between spaces or bars");
                }
                if (word.startsWith(ENTITY) || word.equals(Versions.ANY)) {
                    terms.add(new Term(field, word));
                    continue;
                }
                verifyWord(field, word, words.size());
                if (!(createFieldQuery(getAnalyzer(), Occur.MUST, field, word, false, 0) instanceof TermQuery one)) {
                    throw new ParseException(
                            "\"" + word + "\" in \"" + position + "\": between bars stands one word each");
                }
                terms.add(one.getTerm());
            }
            query.add(terms.toArray(Term[]::new));
        }
        return query.build();
    }

    /** A phrase of single words says by its other words what is meant; one among several stands for itself. */
    private void verifyWord(String field, String word, int words) throws ParseException {
        if (word.startsWith(BEGIN_OF_EXACT)) {
            throw new ParseException("\"" + word + "\" among the words of a phrase: write exact: before the phrase");
        }
        if (SIGNS.matcher(word).find()) {
            throw new ParseException("\"" + word + "\": # and $ stand alone or at the beginning of a list's name");
        }
        if (words > 1 && !field.endsWith(Analysis.EXACT) && analysis.isTrap(word)) {
            throw new ParseException(word + " would also match \"" + word.toLowerCase(Locale.ROOT)
                    + "\": write it in a query or phrase of its own, with exact: before it");
        }
    }

    private static void verifyEntity(String field, String written) throws ParseException {
        if (!written.equals(Amounts.ANY)
                && (!EntityRule.isWellFormed(written.substring(1))
                        || !POSSIBLE_ENTITY.matcher(written).matches())) {
            throw new ParseException("\"" + written + "\" is no entity; behind the @ " + EntityRule.FORMS + ", or "
                    + Amounts.ANY + " for an amount of money");
        }
        if (field.endsWith(Analysis.EXACT)) {
            throw new ParseException(written + " is the same with exact: and without: leave it out");
        }
    }

    private List<String> words(String position) throws ParseException {
        var words = new ArrayList<String>();
        for (var word : BAR.split(position, -1)) {
            words.addAll(isList(word) ? List.of(entries(word)) : List.of(word));
        }
        return words;
    }

    @Override
    protected Query getBooleanQuery(List<BooleanClause> clauses) throws ParseException {
        var kinds = EnumSet.noneOf(Occur.class);
        clauses.forEach(clause -> kinds.add(clause.occur()));
        if (kinds.equals(EnumSet.of(Occur.MUST_NOT))) {
            return refused("a query or group that only excludes matches nothing: say what to look for");
        }
        if (kinds.contains(Occur.SHOULD) && kinds.size() > 1) {
            return refused("OR beside AND or NOT in one group: put parentheses");
        }
        Query query = super.getBooleanQuery(clauses);
        return query instanceof BooleanQuery bool && bool.clauses().size() < clauses.size()
                ? refused("a clause was lost in analysis")
                : query;
    }

    @Override
    protected Query getWildcardQuery(String field, String words) {
        return refused(words + ": wildcards are not analysed and never meet a stem; spell the forms out");
    }

    @Override
    protected Query getPrefixQuery(String field, String words) {
        return getWildcardQuery(field, words + "*");
    }

    @Override
    protected Query getFuzzyQuery(String field, String words, float similarity) {
        return refused(words + "~: fuzzy terms are not supported");
    }

    @Override
    protected Query getRegexpQuery(String field, String words) {
        return refused("/" + words + "/: regular expressions are not supported");
    }

    @Override
    protected Query getRangeQuery(String field, String from, String to, boolean startIn, boolean endIn) {
        return refused(from + " TO " + to + ": ranges are not supported");
    }
}
