/**
 * Which topics an item belongs to, and the words that say so.
 *
 * <p>A topic is data: a YAML file with its name, one sentence that defines it, what is in and what is out, and queries
 * per language ({@link org.vigie.enrich.topics.TopicDefinition}). {@link org.vigie.enrich.topics.TopicFiles} reads them and
 * refuses what cannot work with all its problems at once; {@link org.vigie.enrich.topics.Topics} matches items against all
 * queries of their language together (Lucene Monitor: the item is turned into a query on the queries' rarest terms, and only
 * those that may match are run). {@link org.vigie.enrich.topics.TopicsInForce} follows their changes in Kafka.
 *
 * <h2>The query language</h2>
 *
 * Lucene's classic syntax with these differences:
 *
 * <ul>
 *   <li>{@code AND} is the default operator. AND, OR and NOT cannot be mixed in one group: put parentheses.
 *   <li>Every term and {@code "phrase"} is looked for in the title and in the first 1,000 characters of the text; a
 *       conjunction may be met across the two. With {@code title:} before it, a term, phrase or list must stand in the title:
 *       {@code title:$weak AND $ai} for words that tell there what an item is about, and little in passing. {@code "open
 *       model"~3} lets three positions lie between the words.
 *   <li>{@code "launches|unveils model|chatbot"~4}: bars give alternatives at one position of a phrase, and bind closer than
 *       spaces: {@code title:"App Store|shop"} asks for <i>App Store</i> or <i>App shop</i>. A slop counts the
 *       moves that bring the words into order, so from 2 on it also finds neighbours in the reverse order.
 *   <li>{@code #} is any version: {@code "Claude|Gemini #"} finds {@code Gemini 3}, {@code Claude-4.5} and
 *       {@code Gemini2.5}, since a version glued to a name is a word of its own. It stands alone between spaces or bars.
 *   <li>{@code $makers} stands for any entry of the list {@code makers} that the file keeps under {@code lists} and the
 *       same language, entries between bars. In a phrase all entries of its list are single words. An
 *       entry may have {@code exact:} before it, and no other syntax.
 *   <li>{@code "@made-in/CN"} is whatever the item names as that, by the registry of developers in force and the gazetteer
 *       ({@link org.vigie.enrich.entities}): {@code "@developer/openai"}, {@code "@developer/*"}, {@code "@family/*"},
 *       {@code "@model/*"}, {@code "@country/US"}, {@code "@institution/cnil"}, written as {@link
 *       org.vigie.enrich.topics.EntityRule} writes them, always in quotation marks but in a list. It is a word like others:
 *       {@code "launches|unveils @model/*|@family/*"~3}, {@code title:"@country/CN"}, an entry of a list. A definition need
 *       not know who is registered tomorrow. A mention of several words stands at its first and at its last, so what comes
 *       before and what comes behind it are its neighbours. {@code exact:} before it is refused: a name has the case that
 *       the gazetteer demands. A name that needs a second sign (<i>Claude</i>, <i>Mistral</i>) counts beside one only, which
 *       makes it safer than the bare word; a model with its version ({@code @model/*}) is no mention of its family or maker;
 *       and of one entity only the first {@link org.vigie.contract.Entity#MOST_MENTIONS} mentions are known. One mention may meet
 *       two positions of a phrase: {@code "@made-in/CN @model/*"} finds {@code Qwen3} alone, which is both.
 *   <li>{@code "@money"} is an amount of money of a million and more with its currency, in figures (<i>$130M</i>, <i>1.2 billion
 *       euros</i>) or words (<i>a billion dollars</i>): {@code "raises|secures @money"~3}, {@code title:"@money"}. It is written
 *       and stands in a phrase like an entity.
 *   <li>Words are compared without case, accents, elided articles ({@code l'IA}) and plural endings; French also without
 *       most endings of gender and verb. There are no stop words, so nothing is lost.
 *   <li>{@code exact:US} and {@code exact:"AI Act"} demand exact case and form. In French a bare {@code AI} would mean
 *       <i>j'ai</i>, in English a bare {@code US} would mean <i>us</i>: an acronym that is also a small word is refused
 *       without {@code exact:}, alone and as one of several at a position. {@code exact:$acts} demands it of every entry.
 *   <li>Beside the queries, {@code entities} may list what an item must name ({@code required}: one of them is enough) and must
 *       not ({@code excluded}), wherever it does: {@code country/CN}, {@code made-in/CN} for developers, families and models of a country,
 *       {@code developer/openai}, {@code institution/cnil}, {@code institution/*}; see
 *       {@link org.vigie.enrich.topics.EntityRule}.
 *   <li>No wildcards, ranges, regular expressions, fuzzy terms, other fields, and no query that only excludes.
 * </ul>
 */
@NullMarked
package org.vigie.enrich.topics;

import org.jspecify.annotations.NullMarked;
