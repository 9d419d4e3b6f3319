### Every word on screen, in British English. Code keeps its terms; people read these.
### What is between "The door" and "The desk" is also read by strangers: it names no house, no past and no person.

## The door: what anybody may read

title-page = Page
title-sign-in = Sign in
title-today = Today
title-records = Records
title-form = Form
title-help = Help

skip = Skip to the page
menu = Menu
menu-main = Main menu
leave = Leave
close = Close
sign-in = Sign in
sign-out = Sign out
try-again = Try again
not-known = not known yet
form-back = Go back
saved-at = Saved { $time }
saved = Saved.
begun-on = You began this on { $day }, { $time }.
begun-go-on = Go on with it
begun-afresh = Start afresh

foot-help = Help
foot-privacy = Privacy
foot-accessibility = Accessibility
foot-leave = How Leave works
words-bigger = Bigger words
words-usual = Usual words

welcome-line = For learning, step by step.
welcome-learn = School and courses, one step after another.
welcome-work = From a skill to work of one’s own choosing.
welcome-see = It is always said who can see what.
welcome-leave = Leave, at the top of every page, takes you away at once.

cannot-sign-in = I cannot sign in
signed-out-title = You were signed out
signed-out-what = What you typed is saved and waits for you.
signed-out-idle = You were signed out, as happens after a while
signed-out-kept = What you typed is kept.

choose-first = The first administrator
choose-title = Choose your password
choose-what = This link works once. Choose a password that nobody else knows.
choose-user = Your user name is
choose-do = Keep this password

change-password = Change password
password-changed = Your new password is kept.
link-was-made = { $name } made a link for you, { $own }, to choose a new password on { $day }.
link-was-made-what = If you did not ask for it, change your password: the link then stops working. And tell your team.

lost-title = No connection. Your words are still here.
not-sent-title = No connection. Nothing was sent yet.
lost-what = Try again when the line is back. Sending twice writes it once.
failed-kept = { nothing-changed } { faults-kept }
nothing-changed = Nothing was changed.
ending-title = Are you still there?
ending-what = { $minutes ->
    [one] You will be signed out in { $minutes } minute.
   *[other] You will be signed out in { $minutes } minutes.
}
ending-kept = What you typed is kept.
ending-stay = Stay signed in
ending-after = After { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} on this page you are signed out. What you send then waits until you have signed in.

## Help

help-title = Help
help-line = How to sign in, how to leave, and what to do when something does not work.
help-1 = Signing in
help-1-what = You need a user name and a password. Somebody of the team gives you a user name, and a link. The link works once. Behind it you choose a password: at least 12 characters. Three or four plain words are good.
help-2 = I cannot sign in
help-2-what = Check the user name letter by letter, and look whether capitals are on. After several wrong tries you are asked to wait a few minutes. If you forgot your password, ask whoever gave you your user name. They can make you a new link. Nobody can read your old password.
help-3 = When others use this device
help-3-what = Keep “Others use this device” ticked. You are then signed out 15 minutes after you last opened or sent something. Otherwise it is 30. Two minutes before, { $name } asks whether you are still there. Sign out when you go.
help-4 = What you type is kept
help-4-what = While you write, the page says “Saved” and the time. If the line is lost, try again; if you are signed out, sign in again and go on where you stopped. If something cannot stand, the page says what and keeps the rest. A form sent twice is written once.
help-5 = Leaving in a hurry
help-5-what = Press Leave at the top of any page. Or press the Shift key three times, quickly. Another site opens. “How Leave works”, at the foot of every page, says more.
help-6 = Something else
help-6-what = Ask the person who gave you your user name. Did a page say that something did not work? Tell them what you did, and when. Send no names with it.

## Privacy

privacy-title = Privacy
privacy-line = What { $name } keeps, and who can see it.
privacy-1 = What is kept
privacy-1-what = A record of a person’s learning: schools, courses, days at school, results, papers a school asks for, who pays, and the next step. For people who work with it: a name, a user name, and when they signed in. Nothing is asked that learning does not need.
privacy-2 = Who can see it
privacy-2-what = Only people whose work it is, and each only their part. Each page about someone says who can see it. Administrators look after accounts and see no one’s record. What is not yours to see looks the same as what does not exist.
privacy-3 = How it is kept
privacy-3-what = The names of those a record is about, and everything written about them in words, are sealed: stored encrypted, with a key of its own for each person. Passwords are stored so that nobody can read them back. What you typed and did not send is sealed too, and comes back to you alone.
privacy-4 = Looking is written down
privacy-4-what = { $name } notes who changed what and when, and also who opened a name or a record. These notes are chained together, so that a change to one of them shows.
privacy-5 = Your browser
privacy-5-what = One cookie, only while you are signed in. It holds a random number and nothing about you. Pages about people are not stored in the browser. There is no tracking, no advertising, and nothing is loaded from any other company. Only Leave opens another site.
privacy-6 = Your questions
privacy-6-what = Ask the person who gave you your user name what is kept about you, and say if something is wrong. A mistake is put right, and it stays visible that it was.

## Accessibility

accessibility-title = Accessibility
accessibility-line = { $name } should work for everyone who needs it.
accessibility-1 = What we aim for
accessibility-1-what = The Web Content Accessibility Guidelines 2.2, level AA. Text can be made twice as large, and “Bigger words” stands at the foot of a person’s own pages; pages fit a narrow phone, and colour never says something alone. Dark pages, reduced motion and strong contrast follow your device.
accessibility-2 = By keyboard, and without scripts
accessibility-2-what = Everything can be reached and done with a keyboard, and it shows where you are. Everything here works without JavaScript, drawing and being read aloud apart. With it, what you type is also saved while you write.
accessibility-3 = What we know is missing
accessibility-3-what = English is the only language so far. We test with automatic checks and by keyboard; people who use a screen reader every day have not tested it yet. Without JavaScript you are not warned before you are signed out.
accessibility-4 = Tell us
accessibility-4-what = If something stands in your way, tell your administrator which page it was and what you use. It will be passed on to those who build { $name }.

## How Leave works

leave-title = How Leave works
leave-line = Leave takes you away from { $name } at once, to an ordinary site.
leave-1 = How to use it
leave-1-what = Press Leave at the top of any page. Or press the Shift key three times within five seconds, and nothing else between. Any other key starts the count again.
leave-2 = What it does
leave-2-what = It covers the page at once, signs you out and opens another site in its place. The back button does not show what was there. Other tabs of { $name } leave too. What was saved while you typed waits for you.
leave-3 = What it cannot do
leave-3-what = It does not clear the browser’s history, and it cannot hide what somebody has already seen. A private window keeps no history once it is closed.
leave-4 = Without JavaScript
leave-4-what = The button still signs you out and opens the other site. It is a little slower, the Shift key does nothing, and other tabs stay open, signed out.

## When a page cannot be shown

trouble-signed-out = You are signed out
trouble-signed-out-what = Nothing is lost: what you wrote is still in this page. Sign in, then come back here and send it again.
send-again-sign-in = Sign in, in a new tab
send-again-do = Send it again
trouble-elsewhere = This is another address
trouble-elsewhere-what = Nothing was written. Look at the address at the top of your browser: open these pages only at the one your administrator gave you.
trouble-not-found = Page not found
trouble-not-found-what = Nothing is kept at this address, or it is not part of your work. If you followed a link from here, tell your administrator.
    .typed = What this was about is gone, or is not yours to open any more. Copy what you wrote before you go on.
trouble-not-found-own = This page is not here
trouble-not-found-what-own = Nothing is wrong.
trouble-not-allowed = This is not yours to do
trouble-not-allowed-what = Nothing was changed. If it should be part of your work, tell your administrator.
    .typed = If it should be yours to do, tell whoever gave you your account. Copy what you wrote before you go on.
trouble-not-allowed-own = This page is not here
trouble-not-allowed-what-own = Nothing is wrong.
trouble-link-spent = This link no longer works
trouble-link-spent-what = It was used already, or it is too old. Whoever sent it to you can send a new one. If you chose a password already, sign in.
trouble-wrong-method = This address takes another method
trouble-not-opened = This page cannot be opened by itself
trouble-not-opened-what = Nothing was changed just now. Go back to the page whose form you filled in, and send it from there.
trouble-not-opened-what-own = Nothing is wrong. Go back, and go on from there.
trouble-failed = That did not work
trouble-failed-what = Nothing was changed. Try again; if it stays like this, tell your administrator what you were doing and when.
trouble-failed-what-own = Nothing was changed. Wait a moment, then try again.
trouble-invalid = Some of this cannot stand
trouble-conflict = This has changed meanwhile
trouble-conflict-what = Somebody was there before you, or it was sent already. Open the page again to see how it stands now.
trouble-too-big = That is too large
trouble-too-big-what = Nothing was changed. Go back, make it shorter and send it again.
    .typed = Make it shorter and send it again.
trouble-wrong-kind = That is not a kind of file or form taken here
trouble-wrong-kind-what = Nothing was changed. Go back, open the page again and send its form.
trouble-unreadable = That could not be read
trouble-unreadable-what = Nothing was changed. Go back, open the page again and type it once more.
    .typed = Open this page in another tab, and type it there once more.
trouble-unreadable-field = A character in “{ $label }” cannot be kept. Type it once more.
trouble-busy = Busy for a moment
trouble-busy-what = Nothing was changed. Wait a few seconds, then try again.
go-home = Go to your first page
go-welcome = Go to the welcome page

## What is wrong with a field

faults-title = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
faults-kept = Everything you typed is still here.
fault-mend = Mend this:
stands-now = Stands now:
stands-ticked = Ticked
stands-not-ticked = Not ticked

fault-missing = Fill in: { $label }
fault-too-long = { $label }: at most { $most ->
    [one] one character
   *[other] { $most } characters
}
fault-too-short = { $label }: at least { $least ->
    [one] one character
   *[other] { $least } characters
}
fault-characters = { $label }: there are characters in it that cannot stand here
fault-not-a-day = { $label }: that is not a day. Give day, month and a year of four digits
fault-years = { $label }: give a year from { $least } to { $most }
fault-not-a-number = { $label }: write it as a number
fault-range = { $label }: give a number from { $least } to { $most }
fault-not-an-option = { $label }: choose one of what is offered
fault-future = { $label }: { $day } is still to come
fault-before = { $label }: { $day } is before { $other } on { $otherDay }
fault-after = { $label }: { $day } is after { $other } on { $otherDay }
fault-there-already = { $label }: this one is in the list already, of the same kind and in the same place
fault-taken = { $label }: this one is taken already
fault-twice = { $label }: the same is chosen twice
fault-alone = { $label }: “none” is ticked beside something else. Untick one or the other
fault-alone-papers = “She has none” is ticked beside papers she has: untick one or the other
fault-alone-supports = “Nothing special” is ticked beside what helps her: untick one or the other
fault-too-common = Choose a password that is harder to guess
fault-no-match = The user name and password do not match. Check them and type them again

fault-missing-user = Fill in the user name
fault-missing-pass = Fill in the password
fault-missing-current = Fill in the password you have now
fault-missing-name = Fill in the name
fault-missing-standing = Choose what the person is here as
fault-missing-sites = Choose at least one site
fault-missing-site = Choose the site
fault-missing-phase = Choose the phase
fault-missing-arrived = Fill in the day she arrived
fault-missing-ending = Say how it ended
fault-missing-reference = This is not a reference. It looks like K7Q-42M
fault-missing-birth-year = Fill in the year as well as the month
fault-missing-birth-source = Say where the year of birth comes from
fault-missing-school = Choose the school
fault-missing-begins-as = Say how she begins
fault-missing-on = Fill in the day
fault-missing-to = Choose what comes next
fault-missing-reason = Say why
fault-missing-year-result = Say how the year ended
fault-missing-moved-to = Choose the school she moved to
fault-missing-holder = Say who takes the next step
fault-missing-barrier = Choose what is in the way
fault-missing-kind = Choose the kind
fault-missing-what = Say what it is
fault-missing-since = Fill in the day it began
fault-missing-term = Choose the term
fault-missing-outcome = Say how it ended
fault-missing-said-by = Say who told us
fault-missing-strokes = Draw something first
fault-missing-see = Choose who may see it
fault-missing-mark = Say whether you did it
fault-missing-payer = Choose who pays
fault-missing-from = Fill in the first day
fault-missing-after = Choose “Asked” or “Agreed” for who pays after that, or empty “Who was asked, or who agreed”
fault-missing-after-words = Say who agreed to pay after that
fault-missing-assignee = Choose who does it

day-arrival = she arrived
day-birth = she was born
day-end = the last stay ended
day-kept = something kept of her
day-last-step = the last step
day-move = the move
day-offer-end = the offer ends
day-step-before = the step before
day-first-step = her first step towards school
day-planned-end = the planned last day
day-check-in-due = that check-in comes
day-contact = the contact
day-run-end = the course ends
day-run-start = the course begins
day-sitting = she was asked
day-school-year = the school year began
day-school-year-end = the school year’s end
day-start = it began

## What a rule holds up

rule-changed = Someone else changed this while you were typing
rule-changed-by = { $name } changed this while you were typing
rule-changed-by-her = She changed this herself while you were typing
rule-changed-own = This changed while you were here
rule-changed-what-own = Look at it again, then choose.
rule-changed-next = How it stands now is said above. Look at what you chose and wrote, then send it again.
choice-gone = What you chose cannot follow any more.
kept-words = What you wrote
rule-changed-what = Both are kept. Beside each field you see what stands now. Choose what stands, then send it again.
rule-changed-button = This changed meanwhile
rule-changed-what-button = Nothing was changed now. Look at what stands, then choose again.
on-her-page = On her page: { $part }
rule-no-such-step = This step does not follow from where it stands
rule-no-such-step-own = This does not fit how it stands now
rule-no-such-step-what-own = Perhaps it changed while you were here. Talk to us, and we look at it together.
rule-no-such-step-what = Somebody may have moved it on meanwhile. Look at where it stands now, and go on from there.
    .typed = { faults-kept }
rule-already-enrolled = She has an enrolment at this school for this year
rule-already-enrolled-what = Move that one on, or choose another school or year.
    .typed = { faults-kept }
rule-days-recorded = Days at this school are written down for that time
rule-days-recorded-what = Correct those days first: they are on her page, under School. Then put this right.
rule-stay-running = A stay is still running
rule-stay-running-what = End it first; then the next can begin.
    .typed = { faults-kept }
rule-user-name-taken = This user name is taken
rule-user-name-taken-what = Choose another, perhaps with a letter of the surname.
    .typed = Everything else you typed is still here.
rule-reference-taken = This reference is taken
rule-reference-taken-what = Type another, or none and one is made for her.
    .typed = Everything else you typed is still here.
rule-too-many-tries = Too many tries
rule-too-many-tries-what = Wait a few minutes, then try again. If you forgot your password, ask for a new link.
rule-link-spent = This link no longer works
rule-link-spent-what = It was used already, or it is too old. Ask for a new one.
rule-own-account = This is your own account
rule-own-account-what = Nobody closes their own account, makes a link for it or changes what they come here as. Ask another administrator.
rule-no-seat = There is no seat for her now
rule-no-seat-own = The seat is not free any more
rule-no-seat-what-own = That is not your fault. Talk to us: you can wait for the next one, or choose something else.
rule-no-seat-what = Every seat is taken, or promised to somebody who waits longer. She can wait: the next seat that frees is offered in order.
    .typed = { faults-kept }
rule-seats-taken = More seats are taken than that
rule-seats-taken-what = Give at least as many as are taken, or first move somebody on.
    .typed = { faults-kept }
rule-already-on-course = She has a place in this run
rule-already-on-course-what = Move that one on; it is on her page under Courses.
    .typed = { faults-kept }
rule-first-in-line = The seat would be offered to her again at once
rule-first-in-line-what = She waits longest, and a seat is free. If she does not want it, write “not this time”. Nothing was changed.
rule-decided = What was chosen stays among the ways
rule-decided-what = Keep that course as one of them, or lay out a new choice.
    .typed = { faults-kept }
rule-has-sign-in = She has a sign-in already
rule-has-sign-in-what = Open it to make a new link or to stop it.
rule-in-use = Something still needs this
rule-in-use-what = Nothing was changed. First end or move what still points here.
rule-site-in-use = Somebody is still supported from this site
rule-site-in-use-what = Nothing was changed. It can be closed once every stay there has ended.
rule-site-closed = This site is closed
rule-site-closed-what = No stay runs there. An administrator can open it again.
    .typed = { faults-kept }
rule-coordinates-there = Somebody is still in this person’s hands
rule-coordinates-there-what = Whoever they coordinate would be left with a coordinator who does not find her. A colleague there takes over first: on her page, under her stay. If she asked to talk, somebody talks with her first.
    .typed = { faults-kept }
rule-moved-on = It was moved on since it began
rule-moved-on-what = Take its later steps back first; then it can be removed. Nothing was changed.
rule-before-arrival = It began before she arrived
rule-before-arrival-what = The day she arrived was put right since. Write it down anew, with the day it began.
rule-names-gone = What it names is not there any more
rule-names-gone-what = Something in it was removed since: an organisation, a course, what the money was for. Put that back first, or write this down anew.

## Signing in, accounts

field-user = User name
field-pass = Password
field-new-pass = New password
hint-new-pass = At least 12 characters. Three or four plain words are good.
field-current = Password you have now
field-shared = Others use this device
hint-shared = Signs you out after 15 minutes.
field-name = Name
field-standing = Comes here as
field-sites = Sites

field-time-zone = Time zone
hint-time-zone = As in Europe/Skopje: part of the world, then the city.
fault-missing-time-zone = Write the time zone as in Europe/Skopje or Europe/Tirane
field-clock-from = The clock to school runs
hint-clock-from = Until school is asked for, it runs from her arrival.
clock-from-arrival = From her arrival
clock-from-request = From the day school was asked for
field-warn-days = Days until waiting is marked
hint-warn-days = 60, unless you choose otherwise.
field-long-days = Days until it is held up
hint-long-days = 90, unless you choose otherwise. More than the number before.

standing-coordinator = Coordinator
standing-lead = Lead
standing-house-staff = House staff
standing-resident = Learner
standing-guardian = Guardian
standing-school = School contact
standing-provider = Training contact
standing-administrator = Administrator
standing-auditor = Auditor

account-state-invited = Invited
account-state-active = Active
account-state-closed = Closed
account-state-stopped = Stopped

field-state = State
accounts-what = Who may sign in, and as what. Nobody’s record is seen from here.
accounts-link-what = A new link is for a password that was forgotten, or a link that ran out. The old password works until the link is used.
accounts-correct-what = Choose a name to put it right, or to say anew what somebody comes here as and where.
account-what = What you save holds from the next page they open.
own-account-what = What you save holds from the next page you open.
account-coordinates = Somebody is in their hands at { $sites }. A colleague takes over before a site there is taken away.
account-alone = Nobody else works at { $site }.
account-alone-what = Give it to somebody else first, or right after.
account-only-reader = At { $site } there is a record that nobody else may open. Somebody else is named for it first.
hint-account-user = Small letters from a to z, digits, dot, dash. Tell them: the name before no longer signs in.
hint-own-user = Small letters from a to z, digits, dot, dash. The name before no longer signs in.
hint-own-standing = Nobody changes their own. Ask another administrator.
account-close = Close
account-open = Open again
account-is-closed = { $name } can sign in no more.
change = Change
invite = Invite someone
invite-do = Make the invitation
invite-no-site = There is no site yet. Make one first:
invited-title = The link is made
invited-for = The link is made for
invited-what = Hand this link over yourself; it is sent to nobody. It works once, within three days.
residents-none-mine = Nobody is yours yet
residents-none-mine-what = Whoever takes somebody in coordinates her. A colleague can hand somebody over to you.
hint-invite-user = Small letters from a to z, digits, dot, dash. For example biljana.k.

sites-what = A site is a place and its team. Its days say when waiting for school is marked.
site-add = Add a site
site-in-use = Somebody is supported from here. The site can be closed once every stay here has ended.
site-close = Close this site
site-close-what = A closed site is offered nowhere as a choice. What is recorded of it stays, under its name.
site-open = Open this site again
site-open-what = Open, it is offered as a choice again.
site-closed = Closed
site-closed-since = Closed since { $day }.
site-nobody = Nobody works here
site-nobody-do = Invite somebody, or give it to a colleague
site-unread = Nobody may open a record here
site-unread-do = Make somebody who works here a lead, or invite one
no-open-site = No site of yours is open. Ask an administrator.
hint-site-name = A neutral name: others see it. No address, and nothing that says what kind of place it is.

rule-access-stopped = Access was stopped
rule-access-stopped-what = One person alone does not open it again. Nothing was changed.
rule-messages-wait = Your messages have not been read yet
rule-messages-wait-what = Wait for an answer, or call.
    .typed = What you wrote is still here.
rule-not-answered = This message waits for an answer
rule-not-answered-what = Answer it first. Nothing was changed.
rule-must-not-learn = Must not learn where she is
rule-must-not-learn-what = Nothing is shown to somebody who must not learn where she is. If that is no longer so, change it on their page first.
rule-she-said-no = She said no
rule-she-said-no-what = Nothing is opened to somebody she does not want to see it.
    .typed = Everything you typed is still here: keep it paused, or ask her again.

my-account = My account

## Days

date-day = Day
date-month = Month
date-year = Year

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

number-groups = ,
list-and = { $first } and { $last }

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

## The desk: menu and keys

menu-today = Today
menu-residents = Residents
menu-organisations = Organisations
menu-courses = Courses
menu-accounts = Accounts
menu-sites = Sites
find-person = Find a person

keys-press = Keys
keys-title = Keys
keys-are-on = Single keys do something while you are not typing: ? shows which.
keys-are-off = Single keys do nothing for you.
keys-turn-off = Turn single keys off
keys-turn-on = Turn single keys on
keys-help = Show these keys
keys-find = Find a person
keys-today = Go to Today
keys-residents = Go to Residents
keys-organisations = Go to Organisations
keys-courses = Go to Courses
keys-rows = Next row, row before
keys-new = Begin something new
keys-leave = Shift three times, alone and within five seconds, is Leave. It works on every page.

all = All
any-coordinator = Any coordinator
any-phase = Any phase
any-school = Any school state
any-site = All sites
coordinator-closed = { $name }, account closed
choose = Choose
edit = Change
save = Save
show = Show
name-or-reference = Name or reference
next-step = Next step
pager = More rows
pager-next = Next rows
pager-first = Back to the first
print-list = Print list
print-now = Print now

fill-in = Fill in
open = Open
print = Print
print-at = As it stood on { $day } at { $time }
print-by = Printed by
print-keep = Keep it locked away, and shred it after use.
undo = Undo
update = Update
log-answer = Write down the answer
log-call = Log a call
log-day = Write down how it was
log-end = Write down the end
log-start = Write down the start
log-step = Write down the step
fix-day = Fix the day
on-this-page = On this page
go-to-section = Go to…
seen-team = Seen by your team
seen-team-sheet = You, and the coordinators and leads of her site. No organisation and nobody outside. A record for named staff only shows to those alone. Looking at a record is written down.
seen-named = Seen by named staff
seen-named-sheet = You, and the staff named for her. No organisation and nobody outside. Looking at it is written down.
seen-named-names = { $names }. No other staff find this record. Each section says who else sees something of it. Looking at it is written down.
seen-named-change = Who is named
seen-team-short = You and the team of her site.
seen-named-short = You and the staff named for her.
seen-record-sheet = Each section says who else sees something of it. Looking at a record is written down.
seen-hers = She reads how it stands, on her own pages.
seen-hers-skills = She sees the words, not the dots.
seen-guardian = { $who }: { $what }; no place, no time.
seen-asked = what waits for them
seen-nobody-else = Nobody else, and no organisation. Looking is written down.
named-title = Who is named for her
named-open = Everyone in her team can open this record. To limit it, tick “Named staff only” when you edit it.
named-open-edit = Edit her record
named-what = Only these people find her record. Whoever is taken off loses it at the next page they open.
named-list = Named for her
named-why-hers = her coordinator
named-why-lead = lead; always
named-why-named = named
named-others = Others of her site
named-nobody = Nobody else works at her site.
named-add = Name
named-remove = Take off
named-not-yours = Her coordinator or a lead changes this.

due-on = By { $day }
due-today = Today
done-on = Done { $day }
since = since { $day }
from-to = { $from } to { $to }
days = { $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
}
next-is = Next: { $what }
next-us = Next: you and your team
next-school = Next: the school
next-guardian = Next: her guardian
next-office = Next: an office
next-herself = Next: she herself
next-she-did = She says that she did it
not-yet = Not yet

## A resident and her stays

field-site = Site
field-phase = Phase
field-arrived = The day she arrived
hint-arrived = For example 22 8 2026.
field-reference = Reference
hint-reference = May stay empty: one is made for her. For example K7Q-42M.
field-name-used = The name she uses
hint-name-used = As she says it, in her own script. May wait.
field-full-name = Full name
hint-full-name = As on her papers. Sealed; staff of her site see it, only named staff if that is ticked below. Each look is written down.
field-birth-year = Year of birth
hint-birth-year = Four digits. May wait.
field-birth-month = Month of birth
field-birth-source = Where that comes from
field-languages = Languages she speaks
field-restricted = Named staff only
hint-restricted = Then only staff named for her find or open this record. For everyone else it does not exist.
field-on = The day
hint-on = For example 16 11 2026.
field-ending = How it ended
field-coordinator = Coordinator
field-find = Name or reference
field-sort = Sort by

phase-supported = Supported now
phase-in-residence = Living here
phase-supported-outside = Supported from outside
phase-supported-after = Supported after leaving
phase-ended = Support ended; the door is open

ending-planned = As planned
ending-moved = Moved elsewhere
ending-to-family = To her family
ending-her-decision = Her decision
ending-not-known = Not known yet

birth-source-document = From a document
birth-source-her-word = By her word
birth-source-estimate = An estimate
birth-source-not-known = Not known yet

views = Ready views
view-here = Living here
view-mine = My people
view-waiting = Waiting for school
view-all = Everyone

sort = Sort by
sort-arrived = Arrival
sort-waiting = Time waited
sort-reference = Reference
sort-name = Name

order-arrived = Latest arrival first
order-waiting = Longest waiting first
order-reference = In order of reference
order-name = In order of name

column-name = Name
column-path = Path
column-clock = Time to school
column-attendance = At school, last 4 weeks
column-next = Next step
column-coordinator = Coordinator
column-site = Site

count-residents = { $count ->
    [0] Nobody
    [one] One resident
   *[other] { $count } residents
}
many-residents = More than 1,000 residents
over-thousand = 1,000+
name-not-known = Name not known yet
residents-none = No residents yet
residents-none-what = Take in the first one with the day she arrived; a reference is made for her. Everything else may wait as “not known yet”.
residents-no-match = No one matches
residents-no-match-what = Try the first three letters of a name, a reference, or fewer choices.
residents-unsorted = More than 500 are too many to sort by name: the latest arrivals stand first.
residents-no-waiting = Waiting for school, as chosen here: nobody. That is good news.
restricted-short = Named staff

clock-waiting = { $days ->
    [0] waiting since today
    [one] waiting 1 day
   *[other] waiting { $days } days
}
clock-took = { $days ->
    [one] 1 day
   *[other] { $days } days
}
field-over = Waiting over (days)
limit-warn = The first limit
limit-long = The second limit

whom-task = Add a task: about whom?
whom-work = Add work: for whom?
whom-what = Choose her name; the form comes next.
task-add = Add a task
take-in = Take in a resident
take-in-what = The day she arrived is enough; a reference is made for her. Her story is not asked for.
take-in-do = Take in
may-wait = All this may wait
more-about-her = Languages, and who may see her record
born = Born
edit-resident = Change what is known of her
profile = Schooling before, and what helps her

stay-move = How she is supported now
stay-open = What is open for her
stay-open-what = Support can change and these go on, if somebody holds them. Once support ends they leave the desk, all but a talk she asked for, an answer that worries, a seat she is offered, and money that ends with nobody named after it: settle them first, or name who takes over.
stay-open-none = Nothing is open.
stay-to = What comes next
stay-on = From which day
stay-begin = A new stay
hint-ending = Only where support ends.
stay-site = She moves to another of our sites
stay-site-what = Her stay here ends and goes on there as she is supported now. How long she has waited for school counts on, and open tasks of those who do not work there go to her coordinator there. Whoever works only here no longer finds her.
stay-site-named = This record is for named staff only: everybody who is named here and works only here loses it.
stay-site-to = Where to, and who is there for her
stay-site-save = Move her there
stay-site-moved = She is supported from the other site now. Whoever works only here no longer finds her.
stay-moved-to = Moved to: { $site }
stay-right = Hand over to a colleague, or put something right
hint-hand-over = Her lines move to their Today. Of a record for named staff only: first name them.
stay-hand-over = Hand over or put right
stay-right-stands = Where it stands
hint-stay-right-stands = Moved on too far? Take it back here. If it stood so later than from the day she came, write that day below.
stay-right-what = What stood before stays under “What was changed”.
stay-right-since = Since which day it stands so
hint-stay-since = Leave it empty if it was so from the day she arrived.
hint-stay-since-first = Leave it empty if it was so from the day she first came to us.
stay-first = The day she first came to us
hint-stay-first = At the first of our sites. For example 22 8 2026.
stay-moved-here = The day she moved here
stay-right-save = Save

stay-line = { $site }, came { $day }. { $phase }
coordinator-line = Coordinator: { $name }
came-on = came { $day }
about-her = About her

her-path = Her path
path-arrived = Arrived
path-school = School
path-skills = Skills
path-work = Work
path-own = Her own way
path-first-day = { $days ->
    [0] First day { $day }, the day she arrived
    [one] First day { $day }, after 1 day
   *[other] First day { $day }, after { $days } days
}
path-eighteen = Turns 18 in { $month } { $year }

section-school = School
section-money = Money
section-tasks = To do
section-missing = Known and missing
section-stays = Stays
section-story = What happened
profile-edit = Fill in
missing-herself = Who she is
missing-profile = Schooling
born-source-not-known = { $born } (source not known yet)

story-arrived = Arrived: { $site }
story-barrier = In the way: { $kind }
story-barrier-gone = Out of the way: { $kind }

## What happened

story-all = All that happened
story-by-kind = By kind
story-none = Nothing of this kind.
story-count = { $count ->
    [one] One line
   *[other] { $count } lines
}
story-kinds = Kinds
story-kind-all = Everything
story-kind-stays = Stays
story-kind-school = School
story-kind-courses = Courses
story-kind-people = People
story-kind-money = Money
story-kind-tasks = Tasks
story-kind-contacts = Contacts
story-kind-notes = Notes
story-kind-goals = Goals she shares
story-goal = Her goal: { $state }
story-missed = Week of { $monday }: { $days ->
    [one] 1 day missed
   *[other] { $days } days missed
}
story-step-done = She did a step
story-task = To do: { $what }
story-task-done = Done: { $what }
story-note = Note by { $name }
revised-contact = a contact
revised-note = a note
story-kind-changes = Changes
story-law-from = { $who }: answers for her in law
story-law-until = { $who }: no longer answers for her
story-decided = Decided between courses: { $what }
story-whose = The choice: { $whose }
story-exception-asked = { $what }: { $name } asked a lead whether she may start before the check
story-exception-agreed = { $what }: { $name } agreed that she starts before the check
story-exception-refused = { $what }: { $name } said no to starting before the check
story-seeing = { $who }: let see, after a check
story-stopped = { $who }: access stopped
story-money-from = { $what }: money begins
story-money-until = { $what }: money ended
story-changed = Changed: { $what }, by { $name } at { $at }
story-removed = Removed: { $what }, by { $name } at { $at }
story-put-back = Put back: { $what }, by { $name } at { $at }
by-herself = herself
removed = Removed.
put-back = Put back
undone-put-back = Put back.
undone-taken-back = Taken back.
remove-unused = Added by mistake, or twice? Nothing needs it, so it can go.
remove-used = It can be removed once nothing needs it.
uses-people = { $count ->
    [one] One person is linked to it.
   *[other] { $count } people are linked to it.
}
uses-courses = { $count ->
    [one] It teaches one course.
   *[other] It teaches { $count } courses.
}
uses-runs = { $count ->
    [one] It has one run.
   *[other] It has { $count } runs.
}
uses-checks = { $count ->
    [one] It was checked once.
   *[other] It was checked { $count } times.
}
uses-accounts = { $count ->
    [one] One account belongs to it.
   *[other] { $count } accounts belong to it.
}
remove-back = It can be put back from:
remove-begun = Begun by mistake, twice, or for somebody else? With its first step alone it can go from her record.
remove-money-first = Money is written down for it: remove that first.
remove-days-first = Days at school are written down for it: clear them first; then it can be removed.
remove-work-first = Work belongs to it: take it off there first; then it can be removed.
remove-has-results = A result is written down for it, so it stays.
remove-has-check-ins = A check-in is written down for it, so it stays.
remove-was-asked = A lead was asked about it, so it stays.
remove-enrolment = Remove this enrolment
remove-place = Remove this place
remove-placement = Remove this work
remove-what = Written down by mistake, twice, or about somebody else? It goes from her record.
revised-something = something on her page
changes = What was changed
changes-what = Each correction, the latest first: what stood before, and what it became. What was removed can be put back here.
changes-none = Nothing was corrected.
changes-nothing = nothing
changes-before = before:
changes-after = after:
changed-by-her = She decided it herself
changed-her-word = Her word on
changed-decided = Decided on
changed-answered = Answered on
changed-her-answer = She answered on
changed-done = Done on
changed-said-months = Asked again after months
changed-answers = Answers
changed-organisation = Which organisation
changed-guardian = Who answers for her
revised-resident = who she is
revised-profile = schooling before
revised-stay = her stay
revised-enrolment = school
revised-attendance = days at school
revised-term-result = a result
revised-barrier = what is in the way
revised-funding = who pays
revised-course-place = a place on a course
revised-choosing = what she chooses between
revised-task = a task
revised-guardian = somebody who answers for her
revised-seeing = what a guardian sees

## Schooling before, and what helps

field-level = Level
field-years-out = Years away from school
hint-years-out = Whole years. 0 if she never stopped.
field-teaching-languages = Languages she was taught in
field-papers = Papers she has
hint-papers = Only what one of us has seen. Nothing ticked means that it is not known yet.
papers-none = None
field-supports = What helps her at school

level-isced0 = ISCED 0, before primary
level-isced1 = ISCED 1, primary
level-isced2 = ISCED 2, lower secondary
level-isced3 = ISCED 3, upper secondary
level-isced4 = ISCED 4, after secondary, not higher education
level-isced5 = ISCED 5, short higher education
level-isced6 = ISCED 6, bachelor

paper-birth-certificate = Birth certificate
paper-identity = Identity card or passport
paper-school-report = School report
paper-diploma = Diploma
paper-health-paper = Health paper
paper-vaccination = Vaccination card
paper-residence = Proof of address
paper-nothing = She has none

support-language-assistant = A language assistant
support-travel-companion = Someone to travel with
support-large-type = Printed notes, larger type
support-quiet-place = A quiet place at break
support-extra-time = Extra time
support-tutor = A tutor
support-hearing = Help with hearing
support-mobility = Help with getting about
support-nothing = Nothing special

language-mk = Macedonian
language-sq = Albanian
language-tr = Turkish
language-sr = Serbian
language-bs = Bosnian
language-rom = Romani
language-en = English
language-de = German
language-ar = Arabic
language-fa = Persian
language-uk = Ukrainian
language-ru = Russian
language-other = Another language

## School

field-school = School
field-begins-as = She begins as
field-school-year = School year
hint-school-year = The year it begins, such as 2026 for 2026/27. May stay empty.
field-pathway = How she learns
field-field = Field of study
hint-field = Only for vocational learning. An ISCED-F code, or nothing.
field-qualification = Qualification
hint-qualification = What she will be when she finishes, if that is known.
field-grade = Grade
field-language = Taught in
field-holder = Who takes the next step?
field-next-what = What the next step is
hint-next-what = If she takes it herself, she can read this: write it to her.
field-next-due = By when
hint-next-due = If there is a day.
field-barrier = What is in the way, if anything
field-barrier-what = In words
hint-barrier-what = Papers, language, place, distance. Her story does not belong here. She can read this.
field-to = What comes next
field-reason = Why
field-reason-words = In words
hint-reason-words = She can read this.
field-in-writing = In writing
hint-in-writing = The school gave its answer on paper or by mail.
field-moved-to = To which school
hint-moved-to = If it is known. Another school only ever reads “finished here”.
field-year-result = How the year ended

state-needed = Needed
state-applied = Applied
state-refused = Refused
state-guest = Guest before papers
state-enrolled = Enrolled
state-attending = Attending
state-interrupted = Interrupted
state-year-ended = Year ended
state-completed = Completed
state-transferred = Moved to another school
state-stopped = Stopped

pathway-regular = Regular school
pathway-vocational = Vocational school
pathway-adult-basic = Basic school for adults
pathway-private-candidate = Exams as a private candidate
pathway-bridging = Bridging or language class
pathway-home-or-hospital = Teaching at home or in hospital

reason-documents = Papers
reason-language = Language
reason-no-place = No place
reason-distance = The way there
reason-safety = Safety
reason-health = Health
reason-family = Family
reason-work = Work
reason-money = Money
reason-her-decision = Her decision
reason-moved = Moved
reason-other = Something else

year-result-passed = Passed
year-result-repeats = Repeats the year
year-result-exams-left = Exams left

holder-us = You and your team
holder-school = The school
holder-guardian = Her guardian
holder-office = An office
holder-herself = She herself
holder-she-did = She herself: she says that she did it

school-state = School: { $state }
not-at-school = Not at school

enrol = Enrol
enrol-title = Enrol at a school
school-none = No school recorded yet.
school-not-chosen = No school chosen yet
school-not-listed = The school is not in the list: add it
school-year = { $from }/{ $to }
grade-n = grade { $grade }
because = Why:
hint-school = May wait while a school is only needed.
field-enrol-on = Since which day
hint-enrol-on = The day of this step, or her first day there. The clock to school stops on her first day as a pupil; a guest day is shown on it. For example 16 11 2026.
level-and-class = Level and class
taught-in = Taught in
more-about-enrolment = More about this enrolment
nothing-in-the-way = Nothing that we know of

time-to-school = Time to school
clock-ticks = Days since arrival. The ticks are { $warn } and { $long }.
clock-ticks-request = Days since school was asked for. The ticks are { $warn } and { $long }.
clock-ticks-own = The ticks are each site’s own two limits.
clock-guest = The gap is her first day as a guest, { $day }.
clock-stopped = The clock has stopped. The ticks are { $warn } and { $long } days.

move-on = Move on
correct-title = Correct an enrolment
correct-facts = The school, the class, the year
step-latest = The latest step
step-right = Put right the latest step
field-step-on = Its day
step-day-save = Save the day
step-first = It began with this step: only its day can be put right.
step-first-removable = It began with this step. Its day can be put right here; begun by mistake it can be removed.
step-wrong = Was a step wrong? Put it right.
take-back = Take back: { $state }, { $day }
take-back-what = It then stands as before: { $state }, { $day }. What was written with the step goes too; it stays under “What was changed”.
move-title = Move on at school
move-stays = Still: { $state }
move-stays-what = If it stays where it stands, only the next step is written down.
move-next = This is the next step as it stands.
move-next-anew = Moving on, that step is over: write what comes next.
move-until-now = Until now:
move-instead = It has moved on: write that down.
field-move-on = From which day
only-year-end = Only when the year ended
only-transfer = Only when she moves to another school
why = Why
why-when = Only for a refusal, an interruption or a stop.

## What is in the way

field-kind = Kind
field-what = What
field-since = Since
hint-since = For example 16 11 2026.
field-until = Until
hint-until = May stay empty while no end is known.
field-due = By when

barrier-documents = Papers
barrier-language = Language
barrier-place = No place
barrier-distance = The way there
barrier-safety = Safety
barrier-recognition = Earlier school not recognised yet
barrier-guardian = Guardian
barrier-money = Money
barrier-other = Something else

barrier = What is in the way
in-the-way = What is in the way
out-of-the-way = Out of the way
field-barrier-until = The day it was out of the way
hint-barrier-until = May stay empty while it is still in the way.

## Days at school, results

field-d1 = Monday
field-d2 = Tuesday
field-d3 = Wednesday
field-d4 = Thursday
field-d5 = Friday
field-mark = How the day was
field-missed = Lessons missed
field-held = Lessons held
field-said-by = Who told us

mark-present = There
mark-late = Late
mark-absent = Missed
mark-excused = Excused
mark-no-school = No school
fault-no-lessons = { $label }: there are lessons of a day without school. Clear them, or choose how the day was

said-by-school = The school
said-by-staff = One of us
said-by-herself = She herself
said-by-guardian = Her guardian

field-term = Term
field-outcome = How it ended
field-average = Average
hint-average = From 1 to 5, for example 4.25. May stay empty.
field-words = In words
hint-result-words = What the school said. She can read this.

term-first = First term
term-second = Second term
term-year = Whole year

attendance-all = { $days ->
    [0] nothing recorded yet
    [one] 1 of 1 day
   *[other] { $days } of { $days } days
}
attendance-there = { $count } there
attendance-late = { $count } late
attendance-late-of = { $count } of them late
attendance-missed = { $count } missed
attendance-excused = { $count } excused
attendance-no-school = { $count } without school
attendance-none = { $count } not recorded
attendance-since = Since { $day }: { $words }

attendance = Attendance
mark-none = Not recorded
marks-key = How each counts
mark-present-counts = she was there
mark-late-counts = she was there
mark-absent-counts = she was not there
mark-excused-counts = held against nobody
mark-no-school-counts = a holiday, or the school was closed; no school day
mark-none-counts = nobody has said yet; never a missed day
day-ahead = not yet
week-title = A week at school
weeks = Weeks
week-before = Week before
week-after = Week after
week-rest = Save, and mark open days as there
week-rest-no-school = Save, and mark open days as no school
week-of = { $from } to { $to }
lessons-missed = Lessons missed
lessons-held = Lessons held
field-absence-reason = Why she was away
hint-absence-reason = Only staff see this.

result = Result
result-title = A result
result-correct = Recorded before; open one to correct it.
field-result-on = The day of the result

## Money

field-payer = Who pays
field-payer-words = Name of who pays
field-from = From
hint-from = For example 1 9 2026.
field-after = Who pays after that
field-after-words = Who was asked, or who agreed
hint-after-words = Where it is agreed, say who agreed.

payer-municipality = Municipality
payer-agency = Employment agency
payer-donor = Donor
payer-employer = Employer
payer-family = Her family
payer-house = The house
payer-other = Someone else

after-nobody = Nobody named after
after-asked = Asked, no answer yet
after-agreed = Agreed
after-not-needed = Not needed after that

money = Who pays
remove-money = Remove this line
money-none = Nothing is paid for, that we know of.
money-ends = Money ends { $day }.
money-ended = Money ended { $day }.
money-no-end = No end is known yet.
money-soon = Money that ends soon
money-bar = The bar is 60 days.
money-year = The left edge is today, the bar is a year, the tick is 60 days.
money-over = { $count ->
    [one] { $count } that has ended
   *[other] { $count } that have ended
}
field-money-what = What is paid
hint-money-what = For example bus pass, course fee, tutor.
hint-money-until = The last day that is paid. May stay empty while no end is known.

## Today

field-assignee = Who does it

group-now = Needs a person now
group-held-up = Held up
group-due = Due today
group-with-others = Waiting on someone else
group-soon = Coming up
group-done = Done today

whose-mine = Mine
whose-team = Whole team
today-note = A line goes when its form is sent. Only what somebody typed has a circle to tick.
today-also = Waiting for school, and money
today-none = Nothing due today
today-none-mine = Nothing of yours is due today
today-none-mine-what = Nothing waits for those you coordinate. What others look after is under “Whole team”.
today-none-what = Nothing waits for anyone here. Something new begins on a person’s own page.
not-yet-at-school = Not yet at school

line-school = Begin with school
line-missed-week = Call the school: days missed
line-missed-days = { $days ->
    [one] 1 day missed in the week of { $monday }
   *[other] { $days } days missed in the week of { $monday }
}
line-missed-weeks = { $days ->
    [one] 1 day missed in the weeks of { $monday }
   *[other] { $days } days missed in the weeks of { $monday }
}
line-missed-many = { $days } days missed in { $weeks } weeks, from { $from } to { $until }
line-gap = { $days ->
    [one] Fill in one day of attendance
    [2] Fill in two days of attendance
   *[other] Fill in { $days } days of attendance
}
line-gap-more = { $days }, and { $count } more
line-barrier = In the way: { $kind }
line-missing = { $count ->
    [one] One thing that a school asks for is not known yet
   *[other] { $count } things that a school asks for are not known yet
}
write-call = Write down the call

task = Add a task
task-title = Add a task
task-edit = Change a task
remove-task = Remove this task
task-do = Mark done: { $what }
task-mark = Mark it done
task-done = Marked done.
tasks-none = Nobody has typed a task.
tasks-done = { $count } done
field-task-what = What to do

## Guardians

section-people = People
person = Person
seen-people-sheet = She sees who may see what. Anyone on staff may stop access.
people-none = Nobody is written down yet.
nobody-answers = Nobody answers for her yet
write-down = Write down who
ask-anew = Ask her anew
line-nothing-planned = Nothing is planned
set-follow-up = Set a follow-up
line-law-ends = Nobody named who answers for her after { $day }
line-seeing-ends = { $who }: sees nothing more from { $day }

guardian-new = Somebody who answers for her
guardian-who = { $relation }, { $name }
field-guardian-kind = Who it is
guardian-kind-person = One person
guardian-kind-office = An office
field-relation = Who they are to her
field-guardian-name = Their name
hint-guardian-name = May stay empty: “her father” can be all that is known.
field-office = The office
office-none = Not in the address book
hint-office = Only for an office.

relation-mother = Her mother
relation-father = Her father
relation-grandparent = Her grandparent
relation-aunt = Her aunt
relation-uncle = Her uncle
relation-sibling = Her brother or sister
relation-other-family = Somebody of her family
relation-foster-carer = Her foster carer
relation-appointed-guardian = Her appointed guardian
relation-social-work = Centre for social work
relation-other = Somebody else

fact-law = Answers for her in law
fact-contact = May be contacted
fact-see = May see here

section-law = In law
field-in-law = Answers for her in law?
in-law-yes = Yes
in-law-no = No
in-law-not-known = Not known yet
field-basis = On what it rests
basis-parent = As her parent
basis-court = By court decision
basis-authority = By decision of an authority
basis-written-consent = By a written consent
basis-other = Something else
field-law-from = Answers for her from
field-law-until = Answers for her until
hint-law-until = The last day. May stay empty: then until she is 18.
law-from = Yes: { $basis }, from { $from } until she is 18
law-until = Yes: { $basis }, from { $from } to { $until }
law-was = No longer: { $basis }, from { $from } to { $until }
law-was-of-age = No longer: { $basis }, until she was 18

field-contact-how = How
hint-contact-how = By which way and when. Ask her what is safe.
field-may-contact = May we contact them?
hint-may-contact = Whoever must not learn where she is sees nothing here, from the moment this is saved.
may-contact-yes = Yes
may-contact-no = No
may-contact-must-not-learn = No. Must not learn where she is
may-contact-not-known = Not known yet

no-account = No account
see-nothing = Nothing.
see-never = Never a place, a school’s name, a reason or a time of day. Only what is opened here.
see-what = { $groups }. No place, no times. Since { $day }, checked by { $name }; { $said }.
see-stopped = Access stopped { $day } by { $name }.
see-ends = Ends { $day }.
see-ended-on = Ended { $day }.
she-said-line-yes = she said yes
she-said-line-no = she said no
she-said-line-not-sure = she is not sure
seeing-runs = Active
seeing-runs-not = Not now
seeing-state-open = Open
seeing-state-paused = Paused
seeing-state-stopped = Stopped
seeing-state-ended = Ended

seeing-begin = Let them see
seeing-edit = Change what they see
seeing-title = May see here: { $who }
seeing-check = Your check
field-checked-on = Checked on
field-checked = What was checked
hint-checked = Who was asked, which paper was seen, and what makes it safe. She can read this.
fault-missing-checked = Write down what was checked
seeing-her-word = What she said herself
field-she-said = May they see it?
hint-she-said = Ask her alone. Her no is enough.
fault-missing-she-said = Write down what she said
she-said-yes = Yes
she-said-no = No
she-said-not-sure = Not sure
field-said-on = She said so on
field-she-words = Her words
hint-she-words = She can read this.
seeing-what = What they see
field-groups = Opened to them
fault-missing-groups = Choose what they see
sees-school = whether she is at school
sees-results = term results
sees-assessments = what she can do and likes
sees-courses = that she is on a course
sees-work = that she works
field-group-school = Whether she is at school, day by day
field-group-results = Term results
field-group-assessments = What she can do and likes, in words
field-group-courses = That she is on a course, and never which
field-group-work = That she works, and never where or as what
field-called = Her name, as they see it
hint-called = The name agreed for this guardian. Empty: the name she uses.
field-seeing-from = They see it from
field-seeing-until = Until
hint-seeing-until = The last day. It ends when she turns 18 in any case, unless she agrees again.
field-seeing-state = Now
seeing-way = How they come in
field-account = Account
account-new = A new account
hint-guardian-account = For somebody who sees another of your residents already.
hint-guardian-user = For a new account. Small letters, digits, dot, dash. It should not say whose it is.
link-renew = Make a new link
stop-access = Stop access

## Assessments

section-skills = Skills
assessments-title = What she can do now
assessment-new = Look again
look-again-by = Look again by { $day }
assessment-choose = What will you look at?
assessments-none = Nobody has looked yet.
assessments-all = All looks
instrument-language = A language, four skills
instrument-reading = Reading
instrument-numbers = Numbers
instrument-digital = Phone and computer
instrument-interests = What she likes
instrument-life-skills = Life skills
instrument-language-what = What she understands, reads, says and writes in one language. About 15 minutes.
instrument-reading-what = From single words to a contract. About 5 minutes.
instrument-numbers-what = From counting to planning money. About 5 minutes.
instrument-digital-what = From a call to applying online. About 5 minutes.
instrument-interests-what = Eighteen things to like or not. About 5 minutes.
instrument-life-skills-what = What she does alone, with help, or not yet. About 10 minutes.
part-listening = Listening
part-reading = Reading
part-speaking = Speaking
part-writing = Writing
part-text = Reading
part-counting = Numbers
part-digital = Phone and computer
part-making = Making things
part-caring = Caring
part-creating = Creating
part-order = Order and numbers
part-finding-out = Finding out
part-people = With people
part-travel = Getting around
part-money = Money
part-home = At home
part-health = Health
part-help = Asking for help
part-time = Time
answer-yes = Yes
answer-help = With help
answer-not-yet = Not yet
answer-like = Like
answer-so-so = So-so
answer-not = Not for me
answer-skip = Skip
value-language-0 = Pre-A1
value-language-1 = A1
value-language-2 = A2
value-language-3 = B1
value-language-4 = B2
value-language-5 = C1
value-reading-0 = Before words
value-reading-1 = Words
value-reading-2 = Short texts
value-reading-3 = A page
value-reading-4 = At work
value-numbers-0 = Before counting
value-numbers-1 = Counting
value-numbers-2 = Shopping
value-numbers-3 = Measuring
value-numbers-4 = Planning
value-digital-0 = Before the first
value-digital-1 = Calls and photos
value-digital-2 = Searching
value-digital-3 = Working
value-life-skills-0 = Not yet
value-life-skills-1 = With help
value-life-skills-2 = Mostly alone
value-none = Skipped
band-reading-0 = beginning to read
band-reading-1 = reading words and short sentences
band-reading-2 = reading short texts
band-reading-3 = reading a whole page
band-reading-4 = reading a contract or a work instruction
band-numbers-0 = beginning to count
band-numbers-1 = counting, and paying with coins
band-numbers-2 = adding, taking away and giving change
band-numbers-3 = multiplying, weighing and measuring
band-numbers-4 = checking a pay slip and planning money
band-digital-0 = beginning with a phone or a computer
band-digital-1 = calls, messages and photos
band-digital-2 = searching, writing and forms online
band-digital-3 = tables, and applying for things online
rank-n = { $rank }.
rank-tie = { $rank }=
likes-not-now = Not now: { $what }
likes-skipped = Skipped: { $what }
skills-to = to
skills-same = { $now }, the same
skills-then-skipped = { $then } at the first look, skipped now
skills-since = Looked again, { $day }: nothing was answered
skills-before = First look
skills-now = Now
skills-part = Skill
skills-scale = First look and now, drawn
skills-words = In words
skills-note = Skipped stays skipped: it counts as nothing. A look with nothing answered changes nothing. “Not asked further”: she may well be able to do more.
skills-no-further = Not asked further
skills-by = With { $name }, { $day }
look-nothing = Nothing was answered
look-said = What it came to
sitting-unfinished = Not finished
sitting-go-on = Go on
sitting-change = Change
field-sitting-on = Day
field-sitting-language = Which language
field-words-hers = What she said herself
hint-words-hers = Her own words, as she said them.
field-next-review = Look again on
hint-next-review = The day to look again. May stay empty.
field-done = This look is finished
hint-done = Untick it to go on another day.
question-place = Question { $place } of { $count }
question-next = Next
question-back = Back
question-all = See all questions
question-saved = Saved
sitting-note = Every question may be skipped. Ask, do not test: stop when she is tired.
line-review = Look again: { $what }
fault-missing-language = Choose the language
story-sitting = { $what }: looked at
revised-sitting = what she can do
seen-skills-sheet = She sees the words, not the dots. A guardian sees a few of the words, if that was opened to them.
story-kind-skills = Skills
item-language-listening-0a = Understands her name and hello
item-language-listening-0b = Understands yes, no and thank you
item-language-listening-1a = Understands slow, short sentences about herself
item-language-listening-1b = Understands where to go when it is shown too
item-language-listening-2a = Understands what a teacher asks for in class
item-language-listening-2b = Understands times, prices and days
item-language-listening-3a = Follows a lesson in a subject she knows
item-language-listening-3b = Understands a phone call about an appointment
item-language-listening-4a = Follows a long talk, also on something new
item-language-listening-4b = Understands the news
item-language-listening-5a = Understands people who speak fast, with jokes
item-language-listening-5b = Understands a lecture without help
item-language-reading-0a = Knows most letters
item-language-reading-0b = Reads her own name
item-language-reading-1a = Reads signs and single words
item-language-reading-1b = Reads a short message from a friend
item-language-reading-2a = Reads a timetable or a menu
item-language-reading-2b = Reads a short, simple text in a school book
item-language-reading-3a = Reads a page of a school book alone
item-language-reading-3b = Reads a letter from an office and knows what it wants
item-language-reading-4a = Reads a newspaper text
item-language-reading-4b = Reads a work instruction of several pages
item-language-reading-5a = Reads long, difficult texts
item-language-reading-5b = Reads between the lines
item-language-speaking-0a = Says hello and thank you
item-language-speaking-0b = Says her name
item-language-speaking-1a = Says a few sentences about herself
item-language-speaking-1b = Asks for something in a shop
item-language-speaking-2a = Tells what she did yesterday
item-language-speaking-2b = Asks when she does not understand
item-language-speaking-3a = Tells a story from start to end
item-language-speaking-3b = Says what she thinks and why
item-language-speaking-4a = Talks freely with people she does not know
item-language-speaking-4b = Explains a plan to a group
item-language-speaking-5a = Talks about anything without looking for words
item-language-speaking-5b = Chooses words to fit who listens
item-language-writing-0a = Writes her name
item-language-writing-0b = Copies words
item-language-writing-1a = Fills in name and birthday on a form
item-language-writing-1b = Writes a short message
item-language-writing-2a = Writes a few sentences about her day
item-language-writing-2b = Writes down what a teacher says slowly
item-language-writing-3a = Writes a page that others can follow
item-language-writing-3b = Writes a letter to an office
item-language-writing-4a = Writes an essay with reasons
item-language-writing-4b = Writes a good application for a place
item-language-writing-5a = Writes long, clear texts on difficult things
item-language-writing-5b = Changes her style for the reader
item-reading-text-1a = Reads single words
item-reading-text-1b = Reads a short sentence
item-reading-text-1c = Finds her name on a list
item-reading-text-2a = Reads a short message
item-reading-text-2b = Reads a recipe of five lines
item-reading-text-2c = Reads a sign with two sentences
item-reading-text-3a = Reads a page and tells it again
item-reading-text-3b = Fills in a simple form
item-reading-text-3c = Finds a fact in a text
item-reading-text-4a = Reads a contract of one page and asks about it
item-reading-text-4b = Reads a work instruction
item-reading-text-4c = Compares two texts
item-numbers-counting-1a = Counts to 20
item-numbers-counting-1b = Tells which of two numbers is more
item-numbers-counting-1c = Pays with the right coins
item-numbers-counting-2a = Adds and subtracts to 100
item-numbers-counting-2b = Gives change
item-numbers-counting-2c = Reads a clock
item-numbers-counting-3a = Multiplies and divides
item-numbers-counting-3b = Weighs and measures
item-numbers-counting-3c = Doubles a recipe
item-numbers-counting-4a = Works with per cent
item-numbers-counting-4b = Checks a pay slip
item-numbers-counting-4c = Plans money for a month
item-digital-digital-1a = Switches a phone on and calls
item-digital-digital-1b = Sends a message
item-digital-digital-1c = Takes a photo
item-digital-digital-1d = Finds her way with a map on a phone
item-digital-digital-2a = Searches and finds something
item-digital-digital-2b = Writes a text on a computer
item-digital-digital-2c = Fills in an online form
item-digital-digital-2d = Saves a file and finds it again
item-digital-digital-3a = Makes a table with sums
item-digital-digital-3b = Keeps passwords safe and knows a trick message
item-digital-digital-3c = Applies for something online
item-digital-digital-3d = Knows what not to share
item-interests-making-a = Cook or bake something
item-interests-making-b = Sew or mend clothes
item-interests-making-c = Build or repair a thing
item-interests-caring-a = Help a small child
item-interests-caring-b = Look after somebody who is ill
item-interests-caring-c = Look after an animal
item-interests-creating-a = Draw, paint or design
item-interests-creating-b = Do hair or make-up
item-interests-creating-c = Make music or dance
item-interests-order-a = Keep lists and papers in order
item-interests-order-b = Count and check money
item-interests-order-c = Plan a day for a group
item-interests-finding-out-a = Find out how something works
item-interests-finding-out-b = Try an experiment
item-interests-finding-out-c = Work with computers
item-interests-people-a = Sell or serve
item-interests-people-b = Explain something to others
item-interests-people-c = Lead a small team
item-life-skills-travel-a = Takes a bus alone on a way she knows
item-life-skills-travel-b = Finds a new place with help of a map
item-life-skills-travel-c = Knows what to do when she is lost
item-life-skills-money-a = Buys what is on a list
item-life-skills-money-b = Makes money last for a week
item-life-skills-money-c = Knows what a bank card costs
item-life-skills-home-a = Cooks a warm meal
item-life-skills-home-b = Washes clothes
item-life-skills-home-c = Keeps a room in order
item-life-skills-health-a = Makes an appointment
item-life-skills-health-b = Says to a doctor what hurts
item-life-skills-health-c = Takes medicine as it says
item-life-skills-help-a = Knows whom to ask for help
item-life-skills-help-b = Says no when something is not right
item-life-skills-help-c = Calls for help in danger
item-life-skills-time-a = Gets up and is there on time
item-life-skills-time-b = Plans a day
item-life-skills-time-c = Says when she will be late

## Codes

field-study = Field of study (UNESCO, ISCED-F edition { $edition })
hint-code-picker = Type a few letters and choose. May stay empty.

## Contacts and notes

section-contacts = Contacts
section-notes = Notes
contact = Contact
contact-title = A call, a visit, a letter
contact-answer = A message to answer
contact-answered = Save, it is answered
remove-contact = Remove this contact
remove-contact-task = A task that came of it stays.
contacts-none = Nobody has been in touch, that is written down.
contacts-none-with-them = No contact about anyone who is part of your work is written down.
contacts-earlier = { $count ->
    [one] One earlier contact is not shown here. It stands on the record of whom it is about.
   *[other] { $count } earlier contacts are not shown here. Each stands on the record of whom it is about.
}
field-contact-kind = What it was
contact-kind-call = Call
contact-kind-visit = Visit
contact-kind-meeting = Meeting
contact-kind-letter = Letter
contact-kind-message = Message
field-direction = Who began it
direction-we = We did
direction-they = They did
field-contact-on = On
field-party = With whom
fault-missing-party = Choose with whom
party-herself = Herself
party-other = Somebody else
party-organisation = An organisation
party-guardian = Somebody who answers for her
field-party-words = Who it was
hint-party-words = For somebody else. For example “a man who said he is from the court”.
field-called-back = Called back on the number on file?
hint-called-back = For a call that came to us. Not on a number the caller gave.
fault-missing-called-back = Say whether they were called back
called-back-yes = Yes
called-back-no = No
called-back-known-voice = We know the voice
called-back-line-yes = Called back on the number on file
called-back-line-no = Not called back
called-back-line-known-voice = A voice we know
contact-missed = { $missed }. A contact with her school settles that only with what was said: by them, or by us below. Where they called, call back first.
field-they-said = What they said
field-we-said = What we said
field-contact-next = What to do next
hint-contact-next = Becomes a task of yours.
contact-about = about
contact-by = Written down by { $name }
contact-line-we = { $kind } with { $name }
contact-caller = Not sure who is calling? Say nothing about her, not even that we know her. Call back on the number on file, not on one the caller gave.
party-her = her
contact-line-they = { $kind } from { $name }
message-waits = Waits for an answer
message-read = Read and answer
written-on = Written { $day }
line-message = { $who }: a message waits
message-title = Write to { $name }
message-title-team = Write to her team
field-message = Your message
hint-message = Nobody else reads it but her team.
message-send = Send
message-sent = Sent. You will be called back.

note = Note
remove-note = Remove this note
notes-none = No notes yet.
field-note-words = Note
hint-note-words = What helps with school and work. Her story is not asked for.
fault-missing-words = Write something first
field-note-on = Day
hint-note-on = Empty: today.
field-note-restricted = Only I and a lead read this
hint-note-restricted = The rest of the team does not see that it exists.
note-restricted = You and a lead
seen-notes-sheet = A note can be for its author and a lead alone. Reading notes is written down.

## A guardian’s own page

home-none = Nothing to see at the moment
home-none-what = There may be something again later. If you have a question, call the person you know.
home-several = Who would you like to see?
home-others = Somebody else
home-her = Her page
home-as-mother = You are here as her mother.
home-as-father = You are here as her father.
home-as-grandparent = You are here as her grandparent.
home-as-aunt = You are here as her aunt.
home-as-uncle = You are here as her uncle.
home-as-sibling = You are here as her brother or sister.
home-as-other-family = You are here as one of her family.
home-as-foster-carer = You are here as her foster carer.
home-as-appointed-guardian = You are here as her guardian.
home-line = You see what { $name } and her team share with you.
home-quiet = There is nothing new at the moment.
home-results = Results
home-next = What is next
home-next-arranged = School is being arranged.
home-next-enrolment = Enrolment comes next.
home-next-first-day = Her first day at school comes next.
home-next-results-in-january = Term results come in January.
home-next-results-in-june = Term results come in June.
home-next-new-year = The next school year begins in September.
home-step = A step of hers
home-steps-team = { $count ->
    [one] A step
   *[other] { $count } steps
} that she planned with her team
home-goal-done = A goal of hers, done
home-goal-team = A goal that she chose with her team
home-average = average { $average }
this-week = This week
went-well = What went well
asked-title = This waits for you
asked-papers = Papers are needed for school.
asked-signature = A signature is needed for school.
asked-money = Something about money must be settled.
asked-other = A step for school is yours.
asked-due = It should be there by { $day }.
asked-call = { $name } will tell you what to do. Call on the number you have.
seen-there = at school
seen-away = not at school
seen-ahead = still to come
seen-before = she had not begun there
seen-not-known = no word of this day
seen-this-week = So far at school on { $there } of { $days ->
    [one] 1 day
   *[other] { $days } days
}.
seen-this-week-all = At school every day so far.
# Also of a day without school: which day a school is closed can tell which school it is.
seen-this-week-part = So far we can tell of { $recorded } of { $days } days: at school on { $there ->
    [0] none
   *[other] { $there }
} of them.
seen-last-week-all = Last week: every day.
seen-last-week = Last week: { $there } of { $days ->
    [one] 1 day
   *[other] { $days } days
}.
seen-last-week-part = Of last week we can tell of { $recorded } of { $days } days: at school on { $there ->
    [0] none
   *[other] { $there }
} of them.
school-word-not-yet = { $name } does not go to school yet.
school-word-visits = { $name } visits school as a guest until her papers are ready.
school-word-begins = { $name } has a place at school and begins there.
school-word-goes = { $name } goes to school.
school-word-pauses = School is paused for now.
school-word-year-done = This school year is finished.
school-word-changes = { $name } is changing schools.
school-word-finished = { $name } has finished this school.
well-began = { $name } began school on { $day }.
well-passed = { $name } passed: { $term }.
## Courses

course = Course
runs = Runs
seats = Seats
when-ahead = To come
when-running = Running
when-over = Over

mode-in-person = In person
mode-online = Online
mode-mixed = Partly online
mode-workplace = At a workplace

cefr-a1 = A1
cefr-a2 = A2
cefr-b1 = B1
cefr-b2 = B2
cefr-c1 = C1
cefr-c2 = C2

field-provider = Who teaches it
field-title = Title
field-mode = How it is held
field-hours = Teaching hours in all
field-eqf = EQF level
field-needs-age = From which age
field-needs-level = Schooling finished
field-needs-language-in = Language it asks for
field-needs-language = Level in it
field-needs-reading = Reading
field-needs-numbers = Numbers
field-needs-digital = Phone and computer
field-needs = What else it asks
hint-needs = A health card, a work coat, a first talk. May stay empty.
field-body = Body and safety
hint-body = Standing, lifting, heat, dyes, strangers close by; who is in the room; the way home. She can read this.
field-fee = Fee
hint-fee = In whole denars. 0 if there is none, empty if nobody knows yet.
field-costs = What else it costs
hint-costs = Tools, books, the exam. Who chooses it reads this.
fault-missing-provider = Choose who teaches it
fault-missing-title = Fill in the title
fault-missing-needs-language-in = Choose which language the level is in
fault-missing-needs-language = Choose the level, or leave the language as it is taught
fault-missing-run = Choose the course
provider-not-listed = The organisation is not in the list: add it
body-and-safety = Body and safety
entry-needs = Entry needs
entry-needs-hint = Leave open what it does not ask.
needs-not-asked = Not asked
needs-none = Nothing that we know of.
needs-age = From { $age } years.
needs-level = Finished: { $level }.
needs-language = { $language } { $level }.
needs-language-taught = The one it is taught in
needs-bands = Needed: { $what }.

count-courses = { $count ->
    [0] No courses
    [one] One course
   *[other] { $count } courses
}
courses-when = Which runs
courses-none = No courses yet
courses-none-what = A provider and a title are enough to begin. Days and seats may wait as “not known yet”.
courses-no-match = No course matches
courses-no-match-what = Try fewer choices.
remove-course = Remove this course
course-add = Add a course
course-about = Facts
course-taught = How it is taught
course-study = Field of study
field-isced-f = Field of study
course-not-listed = The course or its run is not in the list: add it
any-provider = Any organisation
any-language = Any language
any-seats = Any seats
seats-some-free = A seat is free
hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
weeks-long = { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
}
fee-none = No fee
fee = Fee { $fee } den
fee-not-known = Fee not known yet

field-starts = First day
hint-starts = May stay empty while it is not known. For example 18 1 2027.
field-ends = Last day
field-apply-by = Apply by
field-seats = Seats for us
hint-seats = Seats that others have do not count. Empty while nobody knows: then nothing is counted, and nobody is offered a seat by itself.
field-offer-days = An offered seat is kept for
hint-offer-days = In days; 7 unless you choose otherwise.
field-times = Days and hours
hint-times = For example Mon to Fri, 8:30 to 13:00. Who chooses it reads this.
field-venue = Where
remove-run = Remove this run
run-add = Add a run
run-edit = Change this run
runs-none = No run is known yet.
run-from = From { $day }
run-until = Until { $day }
run-no-days = Days not known yet

seats-free = { $free } of { $all } free
seats-not-known = seats not known yet
seats-waiting = { $count } waiting
seats-taken = { $count ->
    [one] One seat is taken.
   *[other] { $count } seats are taken.
}
seats-elsewhere = { $count ->
    [one] One more seat is taken by somebody who is not part of your work.
   *[other] { $count } more seats are taken by people who are not part of your work.
}
seats-to-offer = { $count ->
    [one] A seat is free, and somebody waits
   *[other] { $count } seats are free, and people wait
}
seats-to-offer-what = Whoever waits longest gets it first, and has until { $day } to say yes.
offer-seats = { $count ->
    [one] Offer it to the first
   *[other] Offer them in order
}
offers-lapsed = { $count ->
    [one] An offer ran out
   *[other] { $count } offers ran out
}
run-on-it = With a seat
run-nobody = Nobody who is part of your work.
run-before = On the way to it
run-after = Finished, stopped, or not this time
waiting-list = Waiting list
waiting-none = Nobody waits.
waiting-order = In the order they began to wait. A seat that frees is offered to the first, with a day until which it is kept.
waiting-not-known = seats are not known, so nobody is offered one by itself
waiting-elsewhere = Somebody who is not part of your work
waiting-before-her = { $count ->
    [0] she is the first
    [one] one person before her
   *[other] { $count } people before her
}

section-courses = Courses
course-state = Course: { $state }
place-interested = Interested
place-taster = A day to try
place-applied = Applied
place-waiting = Waiting for a seat
place-offered = A seat is offered
place-accepted = She said yes
place-attending = On the course
place-completed = Completed
place-left = Stopped; changed her mind
place-not-this-time = Not this time
completion-certificate = With a certificate
completion-attendance-only = Attended to the end
completion-exam-pending = Exam still to come

place-add = Add a course
place-move = Move on with a course
place-over = Nothing follows from here. To begin again, add the course anew.
places-none = No course yet.
place-money = Who pays
place-no-money = Nobody is named who pays for it.
place-why-when = Only where she stops or it is not this time.
field-run = Course and run
hint-run = Only runs that are not over.
field-place-begins = Where does it stand?
field-place-on = Since which day
field-taster-day = The day to try
hint-taster-day = May stay empty until it is fixed.
field-offer-until = Until when the seat is kept for her
hint-offer-until = Only for an offer. After that day the seat goes to the next who waits.
field-completion = How she finished
only-completed = Only when it is completed
fault-missing-until = Fill in until when the seat is kept
fault-missing-completion = Say how she finished
taster-no-day = the day is not fixed yet
offer-until = until { $day }
offer-lapsed = ran out { $day }
offer-lapsed-what = The seat is no longer kept for her. She can still say yes while one is free.
field-money-place = For which course
money-no-place = Not for a course
organisation-no-courses = No course is recorded yet.

settle = Settle
line-course-offer-lapsed = { $course }: the offer ran out { $day }
line-course-offer-ends = { $course }: she can say yes until { $day }
line-course-she-said-yes = { $course }: she said yes herself. Tell the provider
line-course-she-said-no = { $course }: she said no herself
line-decided = She chose { $course }
she-chose-this = She chose this
line-kept-waiting = She still waits for a seat on { $course }
line-kept-offered = Her offer for { $course } still stands
line-kept-accepted = Her seat on { $course } is still hers
line-decided-try = She wants to try a day first
line-decided-not-now = She wants none of the courses now
line-course-taster-no-day = { $course }: fix the day to try
line-course-taster-ahead = { $course }: a day to try, { $day }
line-course-taster-was = { $course }: how was the day, { $day }?
line-course-no-answer = { $course }: no answer yet
line-course-waiting = { $course }: waiting for a seat
line-course-begins-soon = { $course } begins { $day }
line-course-has-begun = { $course } began { $day }: is she there?
line-course-is-over = { $course } ended { $day }: how did it end for her?

## Choosing

place-said-yes = She said yes herself, { $day }. The seat is hers; let the provider know.
place-said-no = She said no herself, { $day }. The seat is free for whoever waits.
place-yes-told = Provider told
place-no-heard = I have seen this
choosing = Choosing
choosing-none = Nothing laid out yet
choosing-none-what = Put two or three courses side by side with her: hours, the way, body and safety, money. What she says stands beside them.
choosing-lay-out = Lay out a choice
choosing-two = { $one } or { $two }?
choosing-three = { $one }, { $two } or { $three }?
choosing-laid-out = Laid out on { $day } with
choosing-seen = You, the team, and she herself: on her own page she reads the same in plain words, and can say what she wants.
choosing-third = A third way
choosing-side-by-side = Courses side by side
choosing-starts = First day
run-began = Began { $day }
choosing-way = Way there and back
choosing-points = For, and not yet
choosing-before-yes = Before she says yes
choosing-her-words = In her words
choosing-others = Laid out before
choosing-form-what = Write what the two of you found out, in words that she can read beside you, and alone on her own page.
try-a-day = Try a day first
try-a-day-what = No seat is taken. You fix the day next.

side-for = For:
side-not-yet = Not yet:
side-not-known = Not known yet:
points-none = Nothing is noted yet.
point-age = { $age } years or older
point-level = finished { $level }
point-language = speaks { $language }
point-language-level = { $language } { $level }
point-likes-making = likes making things
point-likes-caring = likes caring for people and animals
point-likes-creating = likes painting, music, or hair and make-up
point-likes-order = likes order and numbers
point-likes-finding-out = likes finding out how things work
point-likes-people = likes being with people
point-interests = what she likes
point-seen = Seen on { $day }.
point-now = { $day }: { $now }.
point-before-a1 = before A1
point-not-looked = Not looked at yet.
point-not-asked = { $day }: not asked that far.
point-help-language = A class, or somebody to talk with every day, would help.
point-help-reading = Reading with somebody, a little every day, would help.
point-help-numbers = Shopping, cooking and measuring with somebody would help.
point-help-digital = An hour a week at a computer, with somebody beside her, would help.

field-one = The first way
field-two = The second way
field-three = A third way
fault-missing-one = Choose the first course
fault-missing-two = Choose the second course
fault-missing-three = Choose the third course, or leave its fields empty
fault-twice-two = The second course is the same as the first: choose another
fault-twice-three = The third course is the same as one before it: choose another, or leave its fields empty
way-none = No third way
hint-choosing-way = Bus and minutes, and when she is home. Write no address of hers. She can read this.
hint-choosing-money = What is paid, what is asked for, until when. She can read this.
field-good = What speaks for it
hint-good = In plain words. She reads this: write it to her, “you”.
field-not-yet = What is not there yet
hint-not-yet = In plain words; it can change. She reads this: write it to her, “you”.
field-choosing-on = Laid out on
hint-said = In her own words, if she agreed that they stand here.

said = What she said
said-nothing = Nothing written down yet.
whose-choice = Whose choice
field-whose = Whose choice was it?
chooser-herself = Hers
chooser-by-her = Hers. She said so herself on her own page, { $day }.
hint-why-by-her = What she wrote stays in her words. Write here only where something else was decided. She can read this.
chooser-with-someone = Hers, with someone she names
chooser-only-one = Not hers: there was only one place
fault-missing-decision = Choose what was decided
fault-missing-whose = Say whose choice it was

decision = What was decided
decision-none = Nothing yet
decision-chosen = Chosen
decision-on = { $what }, { $day }
field-decision = What now?
decision-try-first = Try a day first, then choose
decision-not-now = None of them, not now
decision-keep = Keep the decision
field-let-go = Not this time for
hint-let-go = These end where she chooses the other. While nothing is chosen, nothing ends. Untick what should stay.
let-go-interested = { $course }: interested
let-go-taster = { $course }: a day to try
let-go-applied = { $course }: applied
let-go-waiting = { $course }: waiting for a seat. Whoever waits after her moves up
let-go-offered = { $course }: offered until { $day }. The seat is not kept for her
let-go-accepted = { $course }: she said yes. The seat is not kept for her
decision-note = She may change her mind until the first day, and after. A course chosen becomes a place: offered where a seat is free, else she waits in order.
no-score = No score
no-score-what = Nothing here is added up. The reasons stand beside each other, and she decides.

## Organisations

count-organisations = { $count ->
    [0] None
    [one] One organisation
   *[other] { $count } organisations
}
field-municipality = Municipality
field-phone = Number on file
hint-phone = From a register or a letterhead, not from a caller. This is the number to call back on.
field-contact = Contact
hint-organisation-contact = Who to ask for, and when.
field-capacity = Places
hint-capacity = How many it has, if that is known.
field-note = Note
hint-note = About the organisation only. Nothing about a person.

organisation-kind-school = School
organisation-kind-provider = Training provider
organisation-kind-employer = Employer
organisation-kind-social-work = Centre for social work
organisation-kind-service = Other service

field-organisation-name = Its name
number-on-file = Number on file
unknown-caller-no-number = Not sure who is calling? Say nothing about her, not even that we know her. Find the number yourself, not from the caller, write it down here, and call back.
unknown-caller = Not sure who is calling? Say nothing about her, not even that we know her. Call back on the number above.
organisation-add = Add an organisation
organisation-about = Facts
organisation-there = Who is there now
organisation-nobody = Nobody who is part of your work.
organisations-kinds = Kinds
remove-organisation = Remove this organisation
organisations-none = Nothing here yet
organisations-none-what = Schools, training providers, employers and services stand here, each with the number to call back on.
places = { $count ->
    [0] None
    [one] 1 place
   *[other] { $count } places
}

## Work

menu-placements = Placements
keys-placements = Go to Placements
section-work = Work
story-kind-work = Work
placement-add = Add work
placement-edit = Put its facts right
placement-move = Move on
placements-none = No work yet: no day of looking in, no internship, no job.
placement-over = This is over. Nothing follows.
placement-nothing-now = Nothing can follow now. What stands in the way is above.
placement-not-now = { $state }: not now
move-to = Move to…
ahead-title = What will stop it
ahead-age = She is { $age }.
ahead-too-young = For { $kind } she must be { $least }: that is sure from { $day }.
ahead-school-first = Under 18 no job comes before it.
ahead-nights-not-known = Ask the employer, and write the answer down.
ahead-check-first = The employer is checked before it is agreed.
ahead-no-exception = Under 18 there is no exception.
ahead-instead = Possible instead: { $kinds }, or a taster on a course.
ahead-kind-shadowing = shadowing
ahead-kind-internship = an internship
ahead-kind-apprenticeship = an apprenticeship
ahead-kind-job = a job
ahead-kind-self-employment = a business of her own

placement-idea = Idea
placement-offered = Offered
placement-checking = Checking
placement-agreed = Agreed
placement-started = Started
placement-started-own = Started, her own job
placement-ended = Ended
placement-not-taken = Not taken

placement-kind-shadowing = Shadowing
placement-kind-internship = Internship
placement-kind-apprenticeship = Apprenticeship
placement-kind-job = Job
placement-kind-self-employment = Self-employment

source-us = Through us
source-her = She found it
source-family = Through her family
source-employer = The employer asked, unasked

answer-no = No
answer-not-known = Not known

decider-her = By her
decider-us = By us
decider-employer = By the employer

work-reason-finished = it was finished as planned
work-reason-her-decision = she decided otherwise
work-reason-employer-decision = the employer decided otherwise
work-reason-check-not-passed = the employer’s check did not pass
work-reason-not-safe = it was not safe
work-reason-pay = pay
work-reason-hours = hours or nights
work-reason-school = school comes first
work-reason-distance = too far
work-reason-health = health
work-reason-family = family
work-reason-moved = she moved
work-reason-other = another reason

field-placement-kind = What kind of work
field-placement-what = What she does there
hint-placement-what = A few words: baker’s apprentice, a day with a hairdresser.
field-source = How it came
field-employer = Employer
employer-not-known = Not known yet, or nobody
employer-none-yet = no employer yet
employer-not-listed = Not in the list: add an organisation
field-placement-begins = Where it stands
hint-placement-begins = Her own job is for an adult who took it without us. It is recorded, not permitted.
field-isco = Occupation
field-occupation = Occupation (ILO, ISCO edition { $edition })
field-placement-hours = Hours a week
field-nights = Are there nights?
hint-nights = Under 18 there are none. Not asked is not “no”.
field-pay = Pay
hint-pay = What was promised, in words: 260 a month, meals on top.
field-placement-starts = First day
field-placement-ends = Planned last day
field-first-pay = First pay day
hint-first-pay = That day has a check-in of its own. Not known: the one after a month asks.
field-contract = Contract seen by one of us?
field-may-call = Did she say yes to calling the employer?
hint-may-call = Without her yes nobody calls there.
field-placement-enrolment = Belongs to her vocational school
enrolment-none = To none
field-by = By whom
placement-why-not = Only where it is not taken.
placement-why-ended = Only where it has ended.
fault-missing-source = Say how it came
fault-missing-by = Say who decided
fault-cannot-pass = { $label }: with this answer it cannot pass
day-check = the check
day-check-year = the check is a year old
day-check-in = the check-in
day-follow-up = what was done about it

hours-week = { $hours } h a week
with-nights = with nights
starts-on = starts { $day }
planned-until = planned until { $day }
contract-seen = contract seen
contract-not-seen = contract not seen

own-job-not-checked = Her own job. We have not checked this employer.
own-business = Her own business
check-none-yet = No check needed yet
vetted-missing = Not checked yet
vetted-not-passed = Check not passed { $day }
vetted-lapsed = Check ran out { $day }
vetted-until = Checked until { $day }

rule-no-employer = Nobody is named as the employer
rule-no-employer-what = Name the employer first.
    .typed = { faults-kept }
rule-employer-not-checked = This employer has not been checked
rule-employer-not-checked-what = Check first. For an adult a lead can agree to an exception; under 18 nobody can.
    .typed = { faults-kept }
rule-check-lapsed = The employer’s check has run out
rule-check-lapsed-what = Check again first. For an adult a lead can agree to an exception; under 18 nobody can.
    .typed = { faults-kept }
rule-check-not-passed = The employer’s check did not pass
rule-check-not-passed-what = Not with this employer. An adult hears what we found, and decides herself.
    .typed = { faults-kept }
rule-too-young = She is too young for this kind of work
rule-too-young-what = The ages that hold are those of her site.
    .typed = { faults-kept }
rule-school-first = Compulsory school is not done, or not known
rule-school-first-what = Under 18 no job comes before it. Fill in the level she reached, or begin with shadowing or training.
    .typed = { faults-kept }
rule-checked-later = On that day this employer was not checked yet
rule-checked-later-what = She cannot have been placed there before. Write down the day it was agreed after the check.
    .typed = { faults-kept }
rule-too-many-hours = Under 18 it is 40 hours a week at most
rule-too-many-hours-what = Ask the employer for fewer.
    .typed = { faults-kept }
rule-sent-other = Something else was sent from this form already
rule-sent-other-what = What you wrote now is below and is not kept yet. Send it, if you want both.
rule-no-nights = Under 18 there are no nights
rule-no-nights-what = Ask the employer whether there are any, and write down “no” only when that is the answer.
    .typed = { faults-kept }
rule-age-not-known = Her age is not known
rule-age-not-known-what = Fill in when she was born, as well as it is known.
    .typed = { faults-kept }
rule-own-needs-adult = She is under 18: it cannot be her own job
rule-own-needs-adult-what = Write down what you heard as a contact, and talk to her and to the lead today.
    .typed = { faults-kept }
rule-not-her-own = It came through us: it is not her own job
rule-not-her-own-what = What comes through us is checked. If she found it herself, put that right first.
    .typed = { faults-kept }
rule-exception-moved = This was answered, asked anew or changed meanwhile
rule-exception-moved-what = How it stands now, and what you wrote, is on this page.
rule-no-exception = No exception can be agreed to here
rule-no-exception-what = It is for an adult whose employer’s check is missing or has run out, and for nothing else. Nothing was changed.
rule-two-people = Another person must answer
rule-two-people-what = Whoever asks does not answer. Nothing was changed.
rule-her-words = These are her own words
rule-her-words-what = Nobody else changes them. Write down another check-in beside hers.
    .typed = { faults-kept }
rule-check-ins-recorded = Check-ins are written down that would not fit
rule-check-ins-recorded-what = What was told is not thrown away. If a day is wrong there, put that right first: they are on her page, under Work. If she has stopped, write down that it ended.
check-in-open = What was said
check-in-correct = Put it right
check-in-hers = She said this herself, on her own page. Nobody else changes it; write down another check-in beside it.
rule-no-yes-to-call = She has not said yes to calling her employer
rule-no-yes-to-call-what = Ask her first, and write down her yes.
    .typed = { faults-kept }

exception = An exception
exception-what = An adult may start before the check, with a reason and a lead’s agreement. It ends when the employer is checked again.
exception-ask = Ask the lead
exception-ask-again = Ask the lead again
exception-ask-too = Ask it yourself too
exception-asked = { $name } asked { $day }
exception-agreed = { $name } agreed { $day } that she starts before the check.
exception-waits = { $name } asked a lead { $day }; nobody has answered yet.
exception-gone = An exception was asked for; since then the check, the employer or the work is another.
exception-go-on = She may start before the check.
exception-refused = { $name } said no { $day }.
exception-with-lead = A lead answers it. It is on their Today.
exception-not-oneself = You asked. A lead must answer, and not the one who asked.
exception-answer-what = Whether she starts before this employer is checked. Your name stands beside your answer.
exception-answer = Answer
exception-answer-yes = I agree
exception-answer-no = No: not before the check
exception-chosen = You had chosen: { $answer }
exception-none = No exception can be agreed to here. It is for an adult whose employer’s check is missing or has run out.
field-exception-agree = Your answer
field-exception-words = What you say to it
field-exception-reason = Why not wait for the check
hint-exception-words = She can read this. Needed for a no: what would have to be known first.
hint-exception-reason = She can read this. Name what is known of the place, and when it will be checked.

check-in = Check-in
check-ins = Check-ins
check-ins-none = No check-in is due.
check-ins-key = Check-ins on day 1, week 1 and the first pay day, then at 1, 3, 6 and 12 months:
check-in-day1 = day 1
check-in-week1 = week 1
check-in-first-pay = first pay day
check-in-month1 = 1 month
check-in-month3 = 3 months
check-in-month6 = 6 months
check-in-month12 = 12 months
check-in-extra = in between
check-in-due = Check-in due: { $step }, { $day }
check-in-next = Next check-in: { $step }, { $day }
check-in-not-begun = She has not begun there. Check-ins come with her first day.
check-in-no-call = She has not said yes to calling the employer, so nobody asks there.
check-in-answers = What is not answered stays “not known”. It never counts as “no”.
dot-fine = fine
dot-needs-person = needs a person
dot-not-known = not known
dot-due-now = due now
dot-not-yet = not yet
told-by-her = she told us
told-by-employer = the employer told us
told-by-someone-else = someone else told us
told-by-not-reached = not reached yet
said-working = Still working there?
said-paid-as-promised = Paid as promised?
said-free-to-leave = Free to leave?
said-keeps-papers = Does she keep her own papers?
said-safe = Is she safe there?
worry-working = no longer there
worry-paid-as-promised = not paid as promised
worry-free-to-leave = not free to leave
worry-keeps-papers = does not keep her papers
worry-safe = not safe
not-safe-by-her = She says it is not safe
not-safe-by-others = We were told it is not safe
field-check-in-step = Which check-in
field-check-in-on = When
field-told-by = Who told us
field-check-in-words = What was said
field-paid-as-promised = Paid as promised?
field-free-to-leave = Free to leave?
field-keeps-papers = Does she keep her own papers?
field-safe = Is she safe there?
field-working = Still working there?
fault-missing-told-by = Say who told us
fault-missing-step = Choose which check-in it is
fault-missing-safe = Nobody was reached: then this stays “not known”
fault-missing-working = Nobody was reached: then this stays “not known”
fault-missing-paid-as-promised = Nobody was reached: then this stays “not known”
fault-missing-free-to-leave = Nobody was reached: then this stays “not known”
fault-missing-keeps-papers = Nobody was reached: then this stays “not known”
follow = What was done
followed-on = { $day }:
field-follow-on = When
field-follow-words = What was done, with her
hint-follow-words = What she wanted, what was done, what comes next.
written-by = Written by { $name }

the-check = The check
see-check = See to the check
vetting-add = Record a check
vetting-anew = Record a new check of { $name }
vetting-what = About the place, not about her: name nobody of ours. A check holds a year at most, then it is done again.
vetting-none = Nobody has checked this organisation yet. Nobody is placed here before.
vetting-earlier = Earlier checks
vetting-line = { $outcome }, { $day }, by { $name }
checked-passed = Checked: passed
checked-not-passed = Checked: not passed
checked-until = holds until { $day }
vetting-not-passed-what = Nobody is placed here, and there is no exception.
seen-vetting-sheet = Coordinators and leads see and record it, administrators see it. The organisation sees nothing here.
question-lodging = Is a place to sleep tied to the job?
question-papers = Does the employer keep her papers?
question-fee = Is there a fee, or a debt?
question-nights = Are there nights?
question-way-home = Can she get home after work?
question-visited = Has one of us been there?
field-lodging = Is a place to sleep tied to the job?
field-way-home = Can she get home after work?
field-visited = Has one of us been there?
field-lodging-words = A place to sleep, in words
field-papers-words = Papers, in words
field-fee-words = A fee or a debt, in words
field-nights-words = Nights, in words
field-way-home-words = The way home, in words
field-visited-words = The visit, in words
weight-fine = Fine
weight-look-into = Look into
weight-stop = Stop
weight-not-known = Not known
outcome-passed = Passed
outcome-not-passed = Not passed
field-vetting-on = Day of the check
field-vetting-outcome = How it came out
hint-vetting-outcome = It passes only where no bed is tied to it, no papers are kept, there is no fee or debt, and one of us has been there.
field-reasons = Why
hint-vetting-reasons = Needed where it did not pass.
field-valid-until = Holds until
hint-valid-until = Only where it passed. Left empty: a year from the day of the check, which is the most.
fault-missing-reasons = Say why it did not pass
fault-missing-result = Say how it came out
field-result = How it came out

board-view-board = Board
board-view-list = List
board-view-due = Check-ins due
board-none = No work yet
board-none-what = Work is added on a person’s page, under Work.
board-column-none = Nobody
board-more = There is more than a board can show: the latest 500 stand here.
board-this-year = { $count } this year
board-over-more = { $count } more
board-started = { $count ->
    [0] nobody at work
    [one] 1 at work
   *[other] { $count } at work
  }
board-worries = { $count ->
    [one] 1 answer needs a person
   *[other] { $count } answers need a person
  }
board-waits = { $count ->
    [one] 1 start waits for something
   *[other] { $count } starts wait for something
  }
column-idea = Idea
column-offered = Offered
column-checking = Checking
column-agreed = Agreed
column-started = Started
column-over = Ended or not taken
column-work = Work
column-state = State
column-check = The check

work-worry = An answer needs a person: { $day }
work-check-in = Check-in due since { $day }
work-not-working = She said { $day } that she is no longer there
work-offered = Offered { $day }: tell her what we find
work-checking = Checking since { $day }
work-checked = Checked: can it be agreed?
work-not-passed = The check was not passed: say no, or find another
work-exception = With a lead since { $day }
work-allowed = A lead agreed { $day }: she can start before the check
work-check-to-come = A lead agreed; the check is still to do
work-refused = A lead said no { $day }
work-cannot-start = Cannot start as things stand
work-starts-soon = Starts { $day }
work-has-started = Was to start { $day }: is she there?
work-planned-end = Planned until { $day }: over, or still there?
work-against-rule = A rule stands against this work now
work-check-gone = The employer’s check no longer holds: { $day }
work-check-ends = The employer’s check ends { $day }

work-idea-next = Next: ask the employer
work-idea-nobody = Next: find an employer
work-idea-own = Next: see what she needs to begin

line-work-worry = { $what }: an answer needs a person
line-work-check-in = { $what }: check-in due
line-work-not-working = { $what }: she said that she is no longer there
line-work-offered = { $what }: offered, and waits for us
line-work-checking = { $what }: the employer is being checked
line-work-checked = { $what }: the employer is checked. Can it be agreed?
line-work-not-passed = { $what }: the employer did not pass the check
line-work-exception = { $what }: a lead is asked to agree
line-work-allowed = { $what }: a lead agreed that she starts before the check
line-work-check-to-come = { $what }: a lead agreed, and the check is still to do
line-work-refused = { $what }: a lead said no to starting before the check
line-work-cannot-start = { $what }: cannot start as things stand
line-work-starts-soon = { $what }: starts { $day }
line-work-has-started = { $what }: was to start { $day }. Is she there?
line-work-planned-end = { $what }: planned until { $day }. Over, or still there?
line-work-against-rule = { $what }: a rule stands against this now
line-work-check-gone = { $what }: the employer’s check no longer holds
line-work-check-ends = { $what }: the employer’s check ends { $day }

revised-placement = work
revised-check-in = a check-in
state-after = After leaving. { $state }
work-state = Work: { $state }

field-work-age = No job under
hint-work-age = Years. From 15.
field-training-age = No internship or apprenticeship under
hint-training-age = Years. From 13.
field-work-level = Level that ends compulsory school
hint-work-level = Under 18 no job comes before it.

## Her own page. Sentences under 15 words; "you" is she.

listen = Listen
talk = I want to talk to someone
talk-label = Talk to someone
talk-asked = We heard you
talk-kept = Your wish is kept
talk-comes = Your team will see it. Somebody comes to you.
talk-unread = Nobody on your team can see it right now. Please go to a grown-up in the house, or to one you trust.
talk-no-reason = You do not have to say why.
talk-danger = If you are in danger now, call 112.
talk-not-needed = I do not need it any more
talk-none = Talk to someone
talk-any-time = You can ask at any time. You do not have to say why.
talk-waits = You want to talk to someone. Your team will see it. Somebody comes to you.
talk-waits-unread = You want to talk to someone. Nobody on your team can see it right now. Please go to a grown-up in the house, or to one you trust.
talk-open = Open this

mine-home = My page
mine-password = My password
mine-reset = { $name } made your old password stop working on { $day }.
mine-reset-what = You were given a link to choose a new one. If you did not ask for it, talk to someone.
mine-reset-seen = I have seen this
mine-reset-talk = Talk to someone

dream-title = My dream
dream-none = What do you dream of? Draw it or write it. You choose who sees it.
dream-show = Show my picture
dream-show-words = Show my words
dream-newest-drawing = Show my newest picture
dream-older-drawing = Show an older picture, { $day }
dream-newest-words = Show my newest words
dream-older-words = Show older words, { $day }
dream-show-wrote = Show what I wrote
dream-wrote-on = Go on with these words
dream-show-drew = Show what I drew
dream-drew-on = Go on with this picture
dream-cover = Cover it again
dream-draw = Draw
dream-write = Write
dream-all = See everything you drew and wrote
dream-who = Who may see this?
dream-kept = It is kept. It is covered until you tap.
dream-all-kept = Everything you drew and wrote is kept here. Nothing is thrown away.
dream-drawings = My pictures
dream-words = My words
dream-write-title = Write your dream
dream-draw-title = Draw your dream
dream-draw-what = Draw with a finger or a mouse. Every picture is kept.
dream-draw-no-script = This device cannot draw here. You can write instead.
hint-dream-words = A house, a job, a garden, people. Anything you like.
field-own-words = In your own words
fault-missing-own-words = Write a few words, or tap Skip.
field-drawing-about = What is in your picture?
hint-drawing-about = You can leave this empty.
field-strokes = Your picture
drawing-yours = Your drawing
drawing-yours-of = Your drawing: { $about }
drawing-hers = Her drawing
drawing-hers-of = Her drawing: { $about }

pad = Your paper. Draw here.
pad-paints = Colours
pad-widths = How thick
pad-undo = Take back one line
pad-clear = Start again
paint-black = Black
paint-brown = Brown
paint-red = Red
paint-orange = Orange
paint-gold = Gold
paint-yellow = Yellow
paint-light-green = Light green
paint-green = Green
paint-teal = Dark green
paint-blue = Blue
paint-violet = Violet
paint-pink = Pink
paint-deep-pink = Strong pink
paint-grey = Grey
width-thin = Thin line
width-middle = Middle line
width-thick = Thick line

grown-caption = This grows when you finish a step.
grown-nothing = Stones lead to a door. Nothing has grown yet.
grown-things = Your finished steps grew this: { $things }. Stones lead to a door.
grown-cat = a cat
grown-tree = a tree
grown-bird = a bird
grown-flowers = flowers
grown-bush = a bush
grown-butterfly = a butterfly
grown-kite = a kite

ask-title = Someone asks you
ask-what = You choose. Both answers are fine.
ask-by = { $name } thought of this for you.
ask-step-by = { $name } thought of this step.
ask-yes = Yes, I want this
ask-no = Not this

steps-title = Your next steps
steps-title-name = Your next steps, { $name }
coming-begins = { $what } begins on { $day }
coming-seat = You have a seat: { $what }
coming-course = You are on the course { $what }
coming-work = You work: { $what }
coming-agreed = Agreed: { $what }
steps-none = You have no next step now. You can add one to a goal.
steps-none-yet = You have no next step now.
step-did = I did it
step-not-yet = Not yet
step-later = You said: not yet. That is fine.
step-done-notice = You did it. Something grew in your picture below.
step-not-yet-notice = That is fine. It waits for you.
step-not-this-notice = That is fine. You said: not this.
step-you-did = You did this:
step-done-on = On { $day }.
step-undo = Not done after all
step-want-it = I want it after all
did-title = You did these
did-what = Each one grew something in the picture.

wish-title = What else do you want?
wish-do = Say what you want
goals-all = Everything I want
goals-none = You have not written anything here yet.
goals-now = What I want now
goals-asked = Someone asks you
goals-waiting = This can wait
goals-done = This is done
goals-stopped = I changed my mind

goal-state-proposed = Someone asks you
goal-state-accepted = Chosen by you
goal-state-active = You are on your way
goal-state-on-hold = It can wait
goal-state-completed = Done
goal-state-cancelled = Stopped; you changed your mind
goal-state-not-this = Not this

hint-goal-words = A few words are enough.
goal-about-title = What is it about?
goal-step-first = What is one small step?
goal-step-next = What is the next small step?
goal-when-title = By when?
goal-when = By when?
goal-from = { $name } thought of it
goal-words-change = Change the words
goal-start = I have started
goal-wait = It can wait
goal-done = It is done
goal-not-done = Not done after all
goal-changed-mind = I changed my mind
goal-again = I want this again
goal-change = Change this
goal-steps = Steps
goal-no-steps = No step yet.
goal-step-add = Add a step
goal-who = Who may see this?
goal-moved-on = This has changed. Look how it stands now.
field-step = One step
hint-goal-step = Small is good. You can do it this week.
field-goal-by = A day
hint-goal-by = For example 30 6 2027. You can leave it empty.
skip-this = Skip
next-question = Next
keep-it = Keep it

area-learning = Learning
area-work = Work
area-home = Home
area-money = Money
area-people = People
area-health = Health
area-joy = Joy
area-other = Something else

field-see = Who may see it?
see-me = Only me
see-us = Me and { $name }’s team
see-all = { $other } too
see-me-reads = Only you will see this.
see-us-reads = You, { $name } and the team will see this.
see-all-reads = You, { $name }’s team and { $other } will see this.
see-some-reads = You, { $name }’s team and the one you choose will see this.
see-me-now = Only you see this.
see-us-now = You, { $name } and the team see this.
see-all-now = You, { $name }’s team and { $other } see this.
see-not-team = A guardian sees that your team had an idea, never its words.
see-only = Only you can read this. Staff do not check it.
see-help = If you need help, tap here.
see-change = You can change your mind.
see-who-change = Change who may see it

my-courses = My courses
my-courses-asks = Courses
my-courses-none = Nothing here yet. Do you want to learn a trade? Talk to us.
my-courses-told = Your team knows your answer now.
my-choosing-open = Look at them side by side. You choose.
my-choosing-done = You can look again, and change your mind.
my-choosing-look = Look
my-choosing-again = Look again
my-choosing-what = You talked about this on { $day }. There are no points and no marks. You choose.
my-choosing-said = What you said
my-choosing-kept = Kept. Your team will talk with you about it.
my-chose-herself = You chose { $course } on { $day }.
my-chose-with-someone = You chose { $course } together with somebody, on { $day }.
my-chose-only-one = { $course }, since { $day }. There was only one place.
my-chose-try-first = On { $day }: try a day first, then choose.
my-chose-not-now = On { $day }: none of them, not now.
my-chose-team = Your team talks with you about it.
my-chose-day = Your team fixes the day with you.
my-decided = What is chosen now
my-chooser-herself = You chose this.
my-chooser-with-someone = You chose this together with somebody.
my-chooser-only-one = There was only one place.
my-decision = What do you want?
my-decision-try-first = Try a day first, then choose
my-decision-not-now = None of them, not now
my-decision-words = You can leave this empty. Your team reads it.
my-decision-note = You can change your mind until the first day, and after.
my-way-starts = It starts { $day }.
my-way-began = It began { $day }.
my-way-full = All seats are taken. You can wait for one.
my-way-free = It costs nothing.
my-way-costs = It costs { $fee } den.
my-level-isced0 = before school
my-level-isced1 = primary school, the first five years
my-level-isced2 = primary school to the end
my-level-isced3 = secondary school
my-level-isced4 = a trade school after secondary
my-level-isced5 = a short college
my-level-isced6 = university
my-side-for = What is good about it
my-side-not-yet = Not yet
my-side-not-known = We do not know yet
my-point-age-for = You are old enough.
my-point-age-not-yet = You can begin when you are { $age }.
my-point-age-not-known = They ask for { $age } years or more.
my-point-level-for = You finished the school that they ask for.
my-point-level-not-yet = They ask for more school first: { $level }.
my-point-level-not-known = They ask for school: { $level }.
my-point-language-for = You speak { $language }.
my-point-language-not-yet = It is in { $language }. We do not know that you speak it.
my-point-language-not-known = It is in { $language }.
my-point-language-level-for = Your { $language } is enough.
my-point-language-level-not-yet = They ask for more { $language }.
my-point-language-level-not-known = They ask for { $language }. We do not know yet if yours is enough.
my-point-reading-for = You read well enough.
my-point-reading-not-yet = They ask for more reading.
my-point-reading-not-known = They ask for reading. We do not know yet if yours is enough.
my-point-numbers-for = You work with numbers well enough.
my-point-numbers-not-yet = They ask for more work with numbers.
my-point-numbers-not-known = They ask for numbers. We do not know yet if yours is enough.
my-point-digital-for = You use a computer well enough.
my-point-digital-not-yet = They ask for more practice at a computer.
my-point-digital-not-known = They ask for a computer. We do not know yet if you use one well enough.
my-point-interests = We have not asked what you like.
my-likes-making = You like making things.
my-likes-caring = You like caring for people and animals.
my-likes-creating = You like painting, music, or hair and make-up.
my-likes-order = You like order and numbers.
my-likes-finding-out = You like finding out how things work.
my-likes-people = You like being with people.
my-help-language = A class would help, or talking with somebody every day.
my-help-reading = Reading with somebody every day would help.
my-help-numbers = Shopping, cooking and measuring with somebody would help.
my-help-digital = An hour a week at a computer would help, with somebody beside you.
my-place-interested = You said that you like this one.
my-place-taster = You can try it for a day. The day is not fixed yet.
my-place-taster-on = You try it for a day: { $day }.
my-place-applied = We asked for a place. They have not answered yet.
my-place-waiting = There is no free seat yet. You are on the list.
my-place-offered = There is a seat for you. You can say yes until { $day }.
my-place-over = This course is over.
my-place-lapsed = You could say yes until { $day }. You can still try.
my-place-accepted = You have a seat.
my-place-begins = You have a seat. It starts { $day }.
my-place-began = You have a seat. It began { $day }.
my-place-attending = You are on this course.
my-place-completed-certificate = You finished it. You have the certificate.
my-place-completed-attendance-only = You were there to the end.
my-place-completed-exam-pending = You were there to the end. The exam comes next.
my-place-left = You stopped. You can begin something else whenever you like.
my-place-not-this-time = It was not this one.
my-place-told = You said yes yourself. You can change your mind: tell us.
my-place-said-yes = You said yes. You can change your mind: tell us.
my-place-answer = Say yes or no
my-place-see = See where it stands
my-seat-ask = { $course }: do you want this seat?
my-seat-about = About this course
my-seat-yes = Yes, I want it
my-seat-no = No, not this one
my-seat-later = Not yet
my-seat-sure = { $course }: say no to this seat?
my-seat-note = Then somebody else can have it. Not sure? Talk to us first.
my-school = My school
my-school-see = See my school
my-school-none = Nobody has written about school yet. Do you want to go? Talk to us.
my-school-note = Your team writes this. Is something wrong? Tell us.
my-school-not-chosen = No school is chosen yet
my-school-needed = There is no place yet. We look for one with you.
my-school-applied = We asked for a place. The school has not answered yet.
my-school-applied-by = We asked for a place. The school says yes or no by { $day }.
my-school-applied-today = We asked for a place. The school says yes or no today.
my-school-refused = This school said no. We look for another way with you.
my-school-guest = You go to school as a guest, until your papers are ready.
my-school-enrolled = You have a place at this school.
my-school-attending = You go to school.
my-school-interrupted = School has a pause. You can go back.
my-school-year-passed = You passed the year.
my-school-year-repeats = You do this year once more. That is fine.
my-school-year-exams-left = The year is over. There are exams still to take.
my-school-completed = You finished school here.
my-school-transferred = You moved to another school.
my-school-stopped = You stopped here. You can begin again whenever you like.
my-school-week = { $there ->
    [0] You were not there this week. Do you want to talk about it?
   *[other] You were there { $there } of { $days ->
        [one] 1 day
       *[other] { $days } days
    } this week.
}
my-school-last-week = { $there ->
    [0] You were not there last week. Do you want to talk about it?
   *[other] You were there { $there } of { $days ->
        [one] 1 day
       *[other] { $days } days
    } last week.
}
my-school-tell = Tell us when you did it.
my-school-step = Something for school is yours to do. Ask us.
my-next-you = You:
my-next-us = Your team does the next thing.
my-next-school = The school does the next thing.
my-next-guardian = Your guardian does the next thing.
my-next-office = An office does the next thing.
my-next-herself = The next thing is yours. Ask us.
my-next-she-did = You said that you did it. Your team goes on from here.
my-next-by = By { $day }.
my-next-today = Today.
my-next-late = That day is over. You can ask us.
my-result-passed = passed
my-result-repeats = once more
my-result-exams-left = exams still to take
my-work = My work
my-work-title = How is work?
my-work-asks = Your team would like to know how it goes.
my-work-tell = Say how it goes
my-work-tell-again = Say more about today
my-work-none = Nothing here yet. Do you want to try some work? Talk to us.
my-work-told = Your team has it. Thank you for saying so.
my-work-idea = This is an idea.
my-work-offered = This was offered to you.
my-work-stopped = We looked. This place is not good and safe for you. Do you want to talk about it? Tell us.
my-work-checking = We are looking: is it good and safe for you?
my-work-exception-asked = We asked a lead: can you start before we have looked?
my-work-exception-agreed = { $name } says: you can start before we have looked.
my-work-exception-refused = { $name } says: not before we have looked.
my-work-agreed = This is agreed.
my-work-begins = You begin on { $day }.
my-work-since = You have worked here since { $day }.
my-work-ended = You did this. It is over.
my-work-not-taken = It was not this one.
my-work-unchecked = We have not checked this employer. You can ask us to look.
my-work-promised = What was promised:
my-work-hours = { $hours ->
    [one] { $hours } hour a week
   *[other] { $hours } hours a week
}
my-work-pay = Pay:
my-work-reads = Your team reads this. Your employer does not.
my-work-worry = Thank you for saying it. Somebody from your team will talk with you.
my-work-more = Do you want to say more?
ask-working = Do you still work there?
ask-paid-as-promised = Were you paid as promised?
ask-free-to-leave = Can you leave the job when you want to?
ask-keeps-papers = Do you keep your own papers?
ask-safe = Do you feel safe there?
chosen-before = what you said before

can-title = What I can do now
can-what = This is what you said and showed. Nobody is compared with you.
can-none = Nobody has asked you about this yet. You can ask for it.
can-on = You talked about it on { $day }.
can-about-reading = Reading
can-about-numbers = Numbers
can-about-digital = Phone and computer
can-about-interests = What I like
can-about-life-skills = Every day
can-listening-0 = You are beginning to understand { $language }.
can-listening-1 = You understand slow, short { $language }.
can-listening-2 = You understand everyday { $language }.
can-listening-3 = You follow a lesson in { $language }.
can-listening-4 = You follow a long talk in { $language }.
can-listening-5 = You understand people who speak { $language } fast.
can-reading-0 = You are beginning to read { $language }.
can-reading-1 = You read signs and short messages in { $language }.
can-reading-2 = You read short, simple texts in { $language }.
can-reading-3 = You read a page in { $language } alone.
can-reading-4 = You read a newspaper in { $language }.
can-reading-5 = You read long, difficult texts in { $language }.
can-speaking-0 = You are beginning to speak { $language }.
can-speaking-1 = You say a few sentences in { $language }.
can-speaking-2 = You tell about your day in { $language }.
can-speaking-3 = You tell a whole story in { $language }.
can-speaking-4 = You talk freely in { $language }.
can-speaking-5 = You talk about anything in { $language }.
can-writing-0 = You are beginning to write { $language }.
can-writing-1 = You write a short message in { $language }.
can-writing-2 = You write a few sentences in { $language }.
can-writing-3 = You write a page in { $language }.
can-writing-4 = You write a good application in { $language }.
can-writing-5 = You write long, clear texts in { $language }.
can-text-0 = You are beginning to read.
can-text-1 = You read words and short sentences.
can-text-2 = You read short texts.
can-text-3 = You read a whole page.
can-text-4 = You read a contract or a work instruction.
can-counting-0 = You are beginning to count.
can-counting-1 = You count, and you pay with the right coins.
can-counting-2 = You add, take away and give change.
can-counting-3 = You multiply, weigh and measure.
can-counting-4 = You check a pay slip and plan money.
can-digital-0 = You are beginning with a phone or a computer.
can-digital-1 = You call, write messages and take photos.
can-digital-2 = You search, write and fill in forms online.
can-digital-3 = You make tables and apply for things online.
can-travel-0 = Going somewhere alone is still to come.
can-travel-1 = You find your way with some help.
can-travel-2 = You find your way, mostly alone.
can-money-0 = Looking after your money is still to come.
can-money-1 = You look after your money with some help.
can-money-2 = You look after your money, mostly alone.
can-home-0 = Cooking and washing are still to come.
can-home-1 = You cook and wash with some help.
can-home-2 = You cook, wash and keep order, mostly alone.
can-health-0 = Seeing a doctor alone is still to come.
can-health-1 = You look after your health with some help.
can-health-2 = You look after your health, mostly alone.
can-help-0 = Asking for help is still to come.
can-help-1 = You ask for help when somebody is with you.
can-help-2 = You ask for help, mostly by yourself.
can-time-0 = Planning a day is still to come.
can-time-1 = You plan your day with some help.
can-time-2 = You plan your day, mostly alone.
can-making = You like making things.
can-caring = You like caring for people and animals.
can-creating = You like painting, music, or hair and make-up.
can-order = You like order and numbers.
can-finding-out = You like finding out how things work.
can-people = You like being with people.
who-sees = Who sees my page
may-see-title = Who may see it
may-see-team = Your team can open your page
may-see-named = Of your team, only these can open your page
may-see-no-team = Nobody on your team can open your page right now
may-see-nobody = Nobody outside may see your page.
may-see-now = { $name } may see:
may-see-later = From { $day }, { $name } may see:
may-see-nothing = { $name } sees nothing now
sees-you-school = Whether you are at school, day by day
sees-you-results = Your results at the end of a term
sees-you-assessments = What you can do and like
sees-you-courses = That you are on a course. Not which one.
sees-you-work = That you work. Not where, and not as what.
may-see-asked = What the team asks of them, like signing a paper
may-see-goals = Of your dream and goals, only what you show them
may-see-never = Not where you are. Not the name of your school. No reasons, no times.
may-see-since = Since { $day }.
may-see-until = { $day } is the last day.
may-see-of-age = It ends on { $day }: at 18 you decide yourself. Then they see it only if you say yes again.
may-see-paused = This is paused for now.
may-see-stopped = This was stopped on { $day }.
may-see-over = They could see something before. That is over.
may-see-was-until = They could see something until { $day }.
may-see-was-of-age = It ended on { $day }: at 18 you decide yourself. They see it again only if you say yes.
may-see-checked = { $name } checked this on { $day }:
may-see-said-yes = On { $day } you said yes.
may-see-said-no = On { $day } you said no.
may-see-said-not-sure = On { $day } you were not sure.
may-see-your-no = You can say no at any time: tap “{ talk }”. Your no is enough.
may-see-only-you = What is marked “Only me” opens for you alone. Staff cannot open it.
looked-title = Who looked at it
looked-what = You see names and days. What you did yourself is not here.
looked-none = Nobody has looked yet.
looked-earlier = Earlier than that is not shown here.
looked-looked = { $name } looked at your page.
looked-wrote = { $name } wrote something on your page.
looked-message = { $name } sent the team a message.
looked-sign-in = { $name } looked after how you sign in.

relation-yours-mother = your mother
relation-yours-father = your father
relation-yours-grandparent = your grandparent
relation-yours-aunt = your aunt
relation-yours-uncle = your uncle
relation-yours-sibling = your brother or sister
relation-yours-other-family = someone of your family
relation-yours-foster-carer = your foster carer
relation-yours-appointed-guardian = your guardian
relation-yours-social-work = your social worker
relation-yours-other = your guardian

## Her goals, her sign-in and her wish to talk, at the desk

section-goals = Goals she shares
seen-shared = What she shares
seen-shared-sheet = { $who } And only what she chose to share. What she keeps to herself is not shown, counted or searched anywhere.
dream-not-shared = She has not shared her dream.
dream-show-hers = Show her drawing
dream-cover-hers = Cover it
goals-over = { $count } finished or put away
goals-not-shared = She has not shared a goal.
goal-propose = Propose a goal
goal-propose-what = It is a question to her. She says yes or “not this”, and both are fine. She can read this.
goal-propose-do = Ask her
field-proposal = What you propose
hint-proposal = In words she can read. Say it to her as “you”.
field-proposal-step = One small step
field-area = What it is about
hint-may-wait = May wait.
step-propose = Propose a step
step-open = Next
step-proposed = She has not answered yet
shared-state-proposed = She has not answered yet
shared-state-accepted = Chosen by her
shared-state-active = On her way
shared-state-on-hold = On hold
shared-state-completed = Done
shared-state-cancelled = Stopped; changed her mind
shared-state-not-this = She said: not this

line-talk = She wants to talk to someone
line-talk-asked = Asked { $when }
talk-title = She wants to talk
talk-asked-at = She asked on { $when }.
talk-asked-what = She was not asked why. Go to her; the line goes when you have talked.
talk-settle = Talked with her
talk-settled = This is settled: somebody talked with her, or she did not need it any more.
talk-settled-by = { $name } talked with her on { $day }.
talk-settled-her = She did not need it any more.
talk-settled-yours = If your day should stand, send it. If not, go back: nothing else is needed.
field-talked-on = The day you talked

her-sign-in = Her sign-in
her-sign-in-none = She has no sign-in of her own yet.
her-sign-in-give = Give her a sign-in
her-sign-in-is = Her sign-in: { $state }
her-sign-in-look-after = Look after it
field-her-user = Her user name
hint-her-user = Choose it with her. Not her name: it lies open where accounts are looked after.
her-link-title = Her link is made
her-link-what = Hand it over to her alone, yourself. It works once, within three days. She chooses the password; you need not know it.
her-new-link = She cannot sign in
her-new-link-what = A new link lets her choose a new password. The old one stops working at once, and she is signed out everywhere. She is shown that you did this, and when.
her-new-link-do = Make a new link
her-stop = Stop her sign-in
her-stop-what = She is signed out at once and cannot sign in. Nothing of hers is lost.
her-stop-do = Stop it
her-open = Her sign-in is stopped
her-open-what = It can work again as it did before.
her-open-do = Let her sign in again
her-reset-by = { $name } set the password anew on { $day }.

## What she shares with a guardian

ward-shares = What { $name } shares with you
ward-step-done = Done { $day }
ward-can = What { $name } can do and likes
ward-can-show = Show { $count ->
    [one] one thing
   *[other] { $count } things
}
ward-can-text-0 = She is beginning to read.
ward-can-text-1 = She reads words and short sentences.
ward-can-text-2 = She reads short texts.
ward-can-text-3 = She reads a whole page.
ward-can-text-4 = She reads a contract or a work instruction.
ward-can-counting-0 = She is beginning to count.
ward-can-counting-1 = She counts, and pays with the right coins.
ward-can-counting-2 = She adds, takes away and gives change.
ward-can-counting-3 = She multiplies, weighs and measures.
ward-can-counting-4 = She checks a pay slip and plans money.
ward-can-digital-0 = She is beginning with a phone or a computer.
ward-can-digital-1 = She calls, writes messages and takes photos.
ward-can-digital-2 = She searches, writes and fills in forms online.
ward-can-digital-3 = She makes tables and applies for things online.
ward-can-money-0 = Looking after money is still to come.
ward-can-money-1 = She looks after money with some help.
ward-can-money-2 = She looks after money, mostly alone.
ward-can-home-0 = Cooking and washing are still to come.
ward-can-home-1 = She cooks and washes with some help.
ward-can-home-2 = She cooks, washes and keeps order, mostly alone.
ward-can-time-0 = Planning a day is still to come.
ward-can-time-1 = She plans her day with some help.
ward-can-time-2 = She plans her day, mostly alone.
ward-can-making = She likes making things.
ward-can-caring = She likes caring for people and animals.
ward-can-creating = She likes painting, music, or hair and make-up.
ward-can-order = She likes order and numbers.
ward-can-finding-out = She likes finding out how things work.
ward-can-people = She likes being with people.
ward-courses = Courses
ward-course-waiting = She waits for a course to begin.
ward-course-on-it = She is on a course now.
ward-course-certificate = She finished a course, with a certificate.
ward-course-finished = She finished a course.
ward-work-soon = Work begins soon.
ward-work-at-work = She works now.
ward-work-finished = She finished a time at work.
drawing-shared = A drawing
drawing-shared-of = A drawing: { $about }
