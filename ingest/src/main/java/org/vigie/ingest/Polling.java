package org.vigie.ingest;

import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.fetch.Credentials;
import org.vigie.ingest.fetch.Fetcher;

/** What all pollers of a process share. */
record Polling(Fetcher fetcher, FeedReader reader, FullText fullText, Schedule schedule, Credentials credentials) {}
