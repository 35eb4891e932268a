import { decideFate } from '../../local-stack/bank/fate';

const success = { accepted: true, result: 'SUCCEEDED', failureCode: null };
const failure = (failureCode: string) => ({ accepted: true, result: 'FAILED', failureCode });

test.each([
  ['an ordinary account', '1234', 0, 1, 0, success],
  ['the third of every three', '1234', 0, 3, 3, failure('BANK_BUSY')],
  ['the fourth when every third fails', '1234', 0, 4, 3, success],
  ['9901 at the first attempt', '9901', 0, 1, 0, failure('NAME_MISMATCH')],
  ['9901 at the second attempt', '9901', 1, 2, 0, success],
  ['9902 at the second attempt', '9902', 1, 2, 0, failure('NAME_MISMATCH')],
  ['9902 at the third attempt, whatever its ordinal', '9902', 2, 3, 3, success],
  ['9900 at the tenth attempt', '9900', 9, 10, 0, failure('ACCOUNT_FROZEN')],
  ['9999', '9999', 0, 1, 0, { accepted: false, failureCode: 'ACCOUNT_INVALID' }],
])('%s', (_name, ending, earlierAttempts, ordinal, failureEvery, fate) => {
  const payeeAccount = `620000000000${ending}`;
  expect(decideFate({ payeeAccount, earlierAttempts, ordinal, failureEvery })).toEqual(fate);
});
